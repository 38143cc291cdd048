package dev.nines.yaml;

import dev.nines.journey.BrowserSettings.Device;
import dev.nines.journey.BrowserSettings.Network;
import dev.nines.journey.BrowserSettings.Size;
import dev.nines.journey.Nearest;
import dev.nines.yaml.shape.Quoted;
import dev.nines.yaml.shape.ScalarShape;
import dev.nines.yaml.shape.Shape;
import dev.nines.yaml.shape.Unfit;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The values of an actor's browser: devices, sizes, speeds and the like. */
final class BrowserShapes {

  private static final Pattern SIZE = Pattern.compile("([1-9]\\d{1,4})\\s?x\\s?([1-9]\\d{1,4})");
  private static final Pattern SPEED =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)\\s?(kbit|Mbit|Gbit)/s");
  private static final Map<String, Double> UNITS = Map.of("kbit", 1e3, "Mbit", 1e6, "Gbit", 1e9);
  private static final double BITS = 8;

  private BrowserShapes() {}

  static final Shape<Device> DEVICE =
      new ScalarShape<>(
          "device",
          "a device of Playwright such as Pixel 7 or iPhone 15",
          scalar -> {
            var device = Devices.all().get(scalar.text());
            if (device != null) {
              return device;
            }
            var near = Nearest.to(scalar.text(), Devices.all().keySet());
            throw new Unfit(
                "found "
                    + Quoted.of(scalar.text())
                    + "; expected a device of Playwright such as Pixel 7 or iPhone 15",
                near == null ? null : "did you mean " + near + "?");
          },
          schema -> {
            var names = schema.put("type", "string").putArray("enum");
            Devices.all().keySet().forEach(names::add);
            return schema;
          });

  static final Shape<Size> VIEWPORT =
      new ScalarShape<>(
          "",
          "a width and height such as 1280x720",
          scalar -> {
            var size = SIZE.matcher(scalar.text());
            if (!size.matches()) {
              throw new Unfit(
                  "found " + Quoted.of(scalar.text()) + "; expected a size such as 1280x720", null);
            }
            return new Size(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)));
          },
          schema -> Scalars.text(schema, "^" + SIZE.pattern() + "$", "1280x720"));

  static final Shape<String> LOCALE =
      new ScalarShape<>(
          "",
          "a language such as de-DE",
          scalar -> {
            try {
              return new Locale.Builder().setLanguageTag(scalar.text()).build().toLanguageTag();
            } catch (IllformedLocaleException _) {
              throw new Unfit(
                  "found " + Quoted.of(scalar.text()) + "; expected a language such as de-DE",
                  scalar.text().contains("_")
                      ? "did you mean " + scalar.text().replace('_', '-') + "?"
                      : null);
            }
          },
          schema -> Scalars.text(schema, "^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$", "de-DE"));

  static final Shape<ZoneId> ZONE =
      new ScalarShape<>(
          "",
          "a time zone such as Europe/Berlin",
          scalar -> {
            try {
              if (ZoneId.getAvailableZoneIds().contains(scalar.text())) {
                return ZoneId.of(scalar.text());
              }
            } catch (DateTimeException _) {
              // Said below.
            }
            var near = Nearest.to(scalar.text(), ZoneId.getAvailableZoneIds());
            throw new Unfit(
                "found "
                    + Quoted.of(scalar.text())
                    + "; expected a time zone such as Europe/Berlin",
                near == null ? null : "did you mean " + near + "?");
          },
          schema -> schema.put("type", "string"));

  /** In bytes per second. */
  static final Shape<Double> SPEED_OF =
      new ScalarShape<>(
          "",
          "a speed such as 500kbit/s or 1.6Mbit/s",
          scalar -> {
            var speed = SPEED.matcher(scalar.text());
            if (!speed.matches() || Double.parseDouble(speed.group(1)) == 0) {
              throw new Unfit(
                  "found "
                      + Quoted.of(scalar.text())
                      + "; expected a speed such as 500kbit/s or 1.6Mbit/s",
                  null);
            }
            return Double.parseDouble(speed.group(1))
                * UNITS.getOrDefault(speed.group(2), 1.0)
                / BITS;
          },
          schema -> Scalars.text(schema, "^" + SPEED.pattern() + "$", "1.6Mbit/s"));

  /** The networks of Chrome's developer tools. */
  static final Map<String, Network> NETWORKS = networks();

  private static Map<String, Network> networks() {
    var slow = network(2_000, 400e3, 400e3);
    var middle = network(563, 1.44e6, 675e3);
    var networks = new LinkedHashMap<String, Network>();
    networks.put("slow 3g", slow);
    networks.put("3g", slow);
    networks.put("fast 3g", middle);
    networks.put("slow 4g", middle);
    networks.put("fast 4g", network(165, 8.1e6, 1.35e6));
    return networks;
  }

  private static Network network(long latency, double download, double upload) {
    return new Network(Duration.ofMillis(latency), download / BITS, upload / BITS);
  }

  /** What a page may be allowed, in the words of Playwright. */
  static final List<String> PERMISSIONS =
      List.of(
          "accelerometer",
          "ambient-light-sensor",
          "background-sync",
          "camera",
          "clipboard-read",
          "clipboard-write",
          "geolocation",
          "gyroscope",
          "local-fonts",
          "local-network-access",
          "magnetometer",
          "microphone",
          "midi",
          "midi-sysex",
          "notifications",
          "payment-handler",
          "screen-wake-lock",
          "storage-access");
}
