package dev.nines.runner.browser;

import com.microsoft.playwright.options.Proxy;
import dev.nines.journey.EvaluationException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Proxies as Playwright wants them. */
final class Proxies {

  private Proxies() {}

  /** The host that one has, IPv6 without its brackets. */
  static String host(String text) throws EvaluationException {
    return url(text).getHost().replaceAll("^\\[|\\]$", "");
  }

  static Proxy of(String text) throws EvaluationException {
    var url = url(text);
    var proxy =
        new Proxy(
            url.getScheme()
                + "://"
                + url.getHost()
                + (url.getPort() < 0 ? "" : ":" + url.getPort()));
    var credentials = url.getRawUserInfo();
    if (credentials != null) {
      var parts = credentials.split(":", 2);
      proxy.setUsername(decoded(parts[0]));
      proxy.setPassword(parts.length < 2 ? "" : decoded(parts[1]));
    }
    return proxy;
  }

  private static URI url(String text) throws EvaluationException {
    URI url;
    try {
      url = URI.create(text.replaceFirst("^socks5h:", "socks5:"));
    } catch (IllegalArgumentException _) {
      throw no();
    }
    if (url.getHost() == null || url.getScheme() == null) {
      throw no();
    }
    return url;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static EvaluationException no() {
    return new EvaluationException(
        "the actor's proxy is none; expected http://host:port or socks5://host:port");
  }
}
