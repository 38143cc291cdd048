package dev.nines.runner.browser;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What pages said on their consoles, and threw, from the events of a trace: one line each. */
final class ConsoleText {

  private ConsoleText() {}

  /** The lines, each with the seconds since the beginning; "" where nothing was said. */
  static String of(List<JsonObject> events) {
    var text = new StringBuilder();
    double begin = events.isEmpty() ? 0 : number(events.getFirst().get("monotonicTime"));
    for (var event : events) {
      var line = line(event);
      if (line != null) {
        double seconds = (number(event.get("time")) - begin) / 1e3;
        text.append(String.format(Locale.ROOT, "%8.3f ", seconds)).append(line).append('\n');
      }
    }
    return text.toString();
  }

  private static @Nullable String line(JsonObject event) {
    var type = string(event.get("type"));
    if (type.equals("console")) {
      var place = event.getAsJsonObject("location");
      return string(event.get("messageType"))
          + " "
          + string(event.get("text"))
          + (place == null
              ? ""
              : " (%s:%s)".formatted(string(place.get("url")), string(place.get("lineNumber"))));
    }
    if (type.equals("event") && string(event.get("method")).equals("pageError")) {
      var error = event.getAsJsonObject("params").getAsJsonObject("error");
      var thrown = error.getAsJsonObject("error");
      return "uncaught "
          + (thrown == null
              ? string(error.get("value"))
              : string(thrown.get("name")) + ": " + string(thrown.get("message")));
    }
    return null;
  }

  private static String string(@Nullable JsonElement element) {
    return element == null || element.isJsonNull()
        ? ""
        : element.isJsonPrimitive() ? element.getAsString() : element.toString();
  }

  private static double number(@Nullable JsonElement element) {
    return element == null ? 0 : element.getAsDouble();
  }
}
