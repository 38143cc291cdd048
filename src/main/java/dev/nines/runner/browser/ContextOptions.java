package dev.nines.runner.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ClientCertificate;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Geolocation;
import dev.nines.journey.Actor;
import dev.nines.journey.BrowserSettings;
import dev.nines.journey.BrowserSettings.Device;
import dev.nines.journey.EvaluationException;
import dev.nines.journey.Scope;
import dev.nines.outcome.Cause;
import dev.nines.runner.ProberFaultException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import okhttp3.HttpUrl;

/** What an actor says of its browser, as Playwright wants it. */
final class ContextOptions {

  private ContextOptions() {}

  /**
   * Those of an actor.
   *
   * @throws EvaluationException if one of the actor's options has no value
   * @throws ProberFaultException if a file is missing that it names
   */
  static NewContextOptions of(Actor actor, Scope scope) throws EvaluationException {
    var options = new NewContextOptions().setIgnoreHTTPSErrors(!actor.tls().verify());
    if (actor.proxy() != null) {
      options.setProxy(Proxies.of(actor.proxy().render(scope)));
    }
    var certificates = certificates(actor, scope);
    if (!certificates.isEmpty()) {
      options.setClientCertificates(certificates);
    }
    var settings = actor.browser();
    if (settings.device() != null) {
      add(settings.device(), options);
    }
    add(settings, options);
    return options;
  }

  private static void add(Device device, NewContextOptions options) {
    options
        .setUserAgent(device.userAgent())
        .setViewportSize(device.viewport().width(), device.viewport().height())
        .setDeviceScaleFactor(device.scale())
        .setIsMobile(device.mobile())
        .setHasTouch(device.touch());
  }

  private static void add(BrowserSettings settings, NewContextOptions options) {
    if (settings.viewport() != null) {
      options.setViewportSize(settings.viewport().width(), settings.viewport().height());
    }
    if (settings.userAgent() != null) {
      options.setUserAgent(settings.userAgent());
    }
    if (settings.locale() != null) {
      options.setLocale(settings.locale());
    }
    if (settings.zone() != null) {
      options.setTimezoneId(settings.zone().getId());
    }
    if (!settings.permissions().isEmpty()) {
      options.setPermissions(settings.permissions());
    }
    var place = settings.place();
    if (place != null) {
      options.setGeolocation(
          new Geolocation(place.latitude(), place.longitude()).setAccuracy(place.accuracy()));
    }
    if (settings.colorScheme() != null) {
      options.setColorScheme(
          ColorScheme.valueOf(settings.colorScheme().replace('-', '_').toUpperCase(Locale.ROOT)));
    }
  }

  /** For the servers of the actor's own URLs alone. */
  private static List<ClientCertificate> certificates(Actor actor, Scope scope)
      throws EvaluationException {
    var certificate = actor.tls().certificate();
    var key = actor.tls().key();
    var all = new ArrayList<ClientCertificate>();
    if (certificate != null && key != null) {
      var certificateFile = file(certificate.render(scope));
      var keyFile = file(key.render(scope));
      for (var template : actor.urls()) {
        var url = HttpUrl.parse(template.render(scope));
        if (url != null && url.isHttps()) {
          all.add(
              new ClientCertificate(Identity.origin(url))
                  .setCertPath(certificateFile)
                  .setKeyPath(keyFile));
        }
      }
    }
    return all;
  }

  private static Path file(String name) {
    var file = Path.of(name);
    if (!Files.isReadable(file)) {
      throw new ProberFaultException(
          Cause.CONFIGURATION, "the TLS options cannot be used: " + name + " cannot be read");
    }
    return file;
  }
}
