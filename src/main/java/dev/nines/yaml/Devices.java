package dev.nines.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nines.journey.BrowserSettings.Device;
import dev.nines.journey.BrowserSettings.Size;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The devices that Playwright knows, by name. */
final class Devices {

  private static final Map<String, Device> ALL = read();

  private Devices() {}

  static Map<String, Device> all() {
    return ALL;
  }

  private static Map<String, Device> read() {
    try (var in = Objects.requireNonNull(Devices.class.getResourceAsStream("devices.json"))) {
      var devices = new LinkedHashMap<String, Device>();
      new ObjectMapper()
          .readTree(in)
          .properties()
          .forEach(each -> devices.put(each.getKey(), device(each.getKey(), each.getValue())));
      return Collections.unmodifiableMap(devices);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Device device(String name, JsonNode json) {
    return new Device(
        name,
        json.path("userAgent").textValue(),
        size(json.path("viewport")),
        json.has("screen") ? size(json.path("screen")) : null,
        json.path("deviceScaleFactor").doubleValue(),
        json.path("isMobile").booleanValue(),
        json.path("hasTouch").booleanValue());
  }

  private static Size size(JsonNode json) {
    return new Size(json.path("width").intValue(), json.path("height").intValue());
  }
}
