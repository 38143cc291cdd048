package dev.nines.yaml;

import dev.nines.journey.BrowserSettings;
import dev.nines.journey.BrowserSettings.Device;
import dev.nines.journey.BrowserSettings.Geolocation;
import dev.nines.journey.BrowserSettings.Network;
import dev.nines.journey.BrowserSettings.Size;
import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.KindShape;
import dev.nines.yaml.shape.ListShape;
import dev.nines.yaml.shape.ObjectShape;
import dev.nines.yaml.shape.Problems;
import dev.nines.yaml.shape.Written;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** What an actor's browser is, in the words of Playwright. */
final class BrowserSettingsKeys {

  private BrowserSettingsKeys() {}

  private static final Key<Device> DEVICE =
      Key.of(
              "device",
              BrowserShapes.DEVICE,
              "The device that it is taken for, as Playwright calls it: its screen, touch and user agent. The browser stays Chromium.")
          .alsoCalled("devices");

  private static final Key<Size> VIEWPORT =
      Key.of(
              "viewport",
              BrowserShapes.VIEWPORT,
              "The size of what shows the page, in CSS pixels: 1280x720. Default: the device's.")
          .preset("1280x720")
          .alsoCalled("viewportSize", "size");

  private static final Key<String> LOCALE =
      Key.of("locale", BrowserShapes.LOCALE, "Its language, such as de-DE.")
          .alsoCalled("language", "lang");

  private static final Key<ZoneId> ZONE =
      Key.of("time zone", BrowserShapes.ZONE, "Where its clock is set to: Europe/Berlin.")
          .alsoCalled("timezoneId", "timezone", "timeZone", "zone", "tz");

  private static final Key<List<String>> PERMISSIONS =
      Key.of(
              "permissions",
              ListShape.oneOrMore(Scalars.oneOf(BrowserShapes.PERMISSIONS.toArray(String[]::new))),
              "What pages may do without being asked: one or a list.")
          .alsoCalled("permission", "grantPermissions");

  private static final Key<Double> LATITUDE =
      Key.of("latitude", Scalars.number(-90, 90), "In degrees, north is positive.")
          .required()
          .alsoCalled("lat");

  private static final Key<Double> LONGITUDE =
      Key.of("longitude", Scalars.number(-180, 180), "In degrees, east is positive.")
          .required()
          .alsoCalled("lon", "lng", "long");

  private static final Key<Double> ACCURACY =
      Key.of("accuracy", Scalars.number(0, 1_000_000), "In metres.").preset(0);

  private static final Key<Written> GEOLOCATION =
      Key.of(
              "geolocation",
              new ObjectShape(
                  "geolocation",
                  "a place such as { latitude: 52.52, longitude: 13.4 }",
                  "A place on Earth.",
                  List.of(LATITUDE, LONGITUDE, ACCURACY),
                  List.of()),
              "Where it is. Pages learn of it where permissions allow it.")
          .alsoCalled("location", "position");

  private static final Key<String> COLOR_SCHEME =
      Key.of(
              "color scheme",
              Scalars.oneOf("light", "dark", "no-preference"),
              "Which colours its user prefers.")
          .preset("light")
          .alsoCalled("colorScheme", "colour scheme", "theme");

  private static final Key<String> USER_AGENT =
      Key.of("user agent", Scalars.WORDS, "What it says it is. Default: the device's.")
          .alsoCalled("userAgent", "user-agent");

  private static final Key<Duration> LATENCY =
      Key.of("latency", DurationShapes.WAIT, "The least time to the beginning of an answer.")
          .preset("0s");

  private static final Key<Double> DOWNLOAD =
      Key.of("download", BrowserShapes.SPEED_OF, "How fast it receives. Default: no limit.")
          .alsoCalled("downloadThroughput");

  private static final Key<Double> UPLOAD =
      Key.of("upload", BrowserShapes.SPEED_OF, "How fast it sends. Default: no limit.")
          .alsoCalled("uploadThroughput");

  private static final Key<Network> NETWORK =
      Key.of(
              "network",
              new KindShape<>(
                  Scalars.oneOf(BrowserShapes.NETWORKS.keySet().toArray(String[]::new))
                      .map(BrowserSettingsKeys::named),
                  new ObjectShape(
                          "network",
                          "a map such as { latency: 400ms, download: 500kbit/s }",
                          "What a network is like.",
                          List.of(LATENCY, DOWNLOAD, UPLOAD),
                          List.of())
                      .map(map ->
                          new Network(
                              map.get(LATENCY, Duration.ZERO),
                              map.get(DOWNLOAD),
                              map.get(UPLOAD)))),
              "What its network is like: one of the developer tools' names, or a map.")
          .alsoCalled("throttle", "throttling");

  private static final Key<List<String>> BLOCK =
      Key.of(
              "block",
              ListShape.oneOrMore(Scalars.WORDS),
              "Addresses that it does not ask, one or a list of globs: **/ads/**.")
          .alsoCalled("blocked", "abort", "blockedURLs");

  static final ObjectShape SHAPE =
      new ObjectShape(
          "browserSettings",
          "a browser's settings",
          "What the actor's browser is, or is taken for.",
          List.of(
              DEVICE,
              VIEWPORT,
              USER_AGENT,
              LOCALE,
              ZONE,
              PERMISSIONS,
              GEOLOCATION,
              COLOR_SCHEME,
              NETWORK,
              BLOCK,
              BrowserKeys.ANSWERS),
          List.of());

  private static Network named(String name) {
    return java.util.Objects.requireNonNull(BrowserShapes.NETWORKS.get(name));
  }

  /** The settings that {@code written} has. */
  static BrowserSettings settings(Written written, Problems problems) {
    var permissions = written.get(PERMISSIONS, List.<String>of());
    var place = written.get(GEOLOCATION);
    if (place != null && !permissions.contains("geolocation")) {
      problems.add(
          written.at(GEOLOCATION),
          "no page learns of this place, as none is allowed to ask for it",
          "add `permissions: geolocation`");
    }
    return new BrowserSettings(
        written.get(DEVICE),
        written.get(VIEWPORT),
        written.get(USER_AGENT),
        written.get(LOCALE),
        written.get(ZONE),
        permissions,
        place == null
            ? null
            : new Geolocation(
                place.get(LATITUDE, 0.0), place.get(LONGITUDE, 0.0), place.get(ACCURACY, 0.0)),
        written.get(COLOR_SCHEME),
        written.get(NETWORK),
        written.get(BLOCK, List.<String>of()),
        written.get(BrowserKeys.ANSWERS, List.<String>of()));
  }
}
