package dev.nines.yaml;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where an expression's text uses a name. What stands in string literals is no use. */
final class References {

  /** Without going back, which Java does by recursion: a long text would be too long for it. */
  private static final Pattern LITERAL =
      Pattern.compile(
          "[rR]?(?:\"\"\"[\\s\\S]*?\"\"\"|'''[\\s\\S]*?'''|\"(?:\\\\.|[^\"\\\\])*+\"|'(?:\\\\.|[^'\\\\])*+')");

  private References() {}

  /** The offset of the first use of {@code name}; 0 where there is none. */
  static int firstUse(String expression, String name) {
    var use = uses(expression, name, "\\b");
    return use.find() ? use.start() : 0;
  }

  /** The fields read as {@code name.field}, each by the offset of the use. */
  static Map<Integer, String> fields(String expression, String name) {
    Map<Integer, String> fields = new TreeMap<>();
    var use = uses(expression, name, "\\s*\\.\\s*([A-Za-z_][A-Za-z0-9_]*+)(?!\\s*\\()");
    while (use.find()) {
      fields.put(use.start(), use.group(1));
    }
    return fields;
  }

  private static Matcher uses(String expression, String name, String then) {
    var bare =
        LITERAL
            .matcher(expression)
            .replaceAll(literal -> "\"".repeat(literal.end() - literal.start()));
    return Pattern.compile("(?<![A-Za-z0-9_.])" + Pattern.quote(name) + then).matcher(bare);
  }
}
