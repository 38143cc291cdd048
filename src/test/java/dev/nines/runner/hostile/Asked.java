package dev.nines.runner.hostile;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as a server sees it.
 *
 * @param line the request line without the version: {@code GET /path}
 * @param headers by lower-case name; repeated ones joined by ", "
 */
public record Asked(String line, Map<String, String> headers, String body) {

  static Asked parse(String head) {
    var lines = head.split("\r\n", -1);
    var headers = new LinkedHashMap<String, String>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon < 0) {
        continue; // The empty line that ends the head.
      }
      headers.merge(
          lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
          lines[i].substring(colon + 1).strip(),
          (one, other) -> one + ", " + other);
    }
    return new Asked(lines[0].substring(0, lines[0].lastIndexOf(' ')), headers, "");
  }

  Asked with(String body) {
    return new Asked(line, headers, body);
  }

  /** The header of this lower-case name, or null. */
  public @Nullable String header(String name) {
    return headers.get(name);
  }
}
