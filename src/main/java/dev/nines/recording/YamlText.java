package dev.nines.recording;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts as YAML and expressions write them. */
final class YamlText {

  /** What means itself wherever it stands, also between brackets. */
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z/](?:[A-Za-z0-9 _./()'+=?&-]*[A-Za-z0-9_./)?=-])?");

  private static final Set<String> WORDS =
      Set.of("true", "false", "null", "yes", "no", "on", "off");

  private YamlText() {}

  /** A text that is taken as it stands: {@code ${…}} in it is none. */
  static String literal(String text) {
    return of(text.replace("${", "$${"));
  }

  /** A text in which {@code ${…}} holds an expression, or a name, which holds none. */
  static String of(String text) {
    return PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT))
        ? text
        : quoted(text);
  }

  /** An expression, which has quotes of its own. */
  static String expression(String expression) {
    return "'" + expression.replace("'", "''") + "'";
  }

  /**
   * In double quotes, as YAML and CEL both read it. Half a character, which no file can hold, is
   * written as U+FFFD.
   */
  static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            default -> {
              if (Character.getType(c) == Character.SURROGATE) {
                quoted.append('\uFFFD');
              } else if (unprinted(c)) {
                quoted.append("\\u%04x".formatted(c));
              } else {
                quoted.appendCodePoint(c);
              }
            }
          }
        });
    return quoted.append('"').toString();
  }

  /** What YAML wants escaped, or an editor would show as something else. */
  private static boolean unprinted(int c) {
    return Character.isISOControl(c)
        || c == 0x2028
        || c == 0x2029
        || c == 0xFEFF
        || c == 0xFFFE
        || c == 0xFFFF;
  }

  /** In one line that a comment can hold. */
  static String line(String text) {
    var line =
        text.replaceAll("[\\s\\p{Cntrl}\\x{80}-\\x{9f}\\x{2028}\\x{2029}]+", " ")
            .replaceAll("[\\p{Cs}\\x{feff}\\x{fffe}\\x{ffff}]", "\uFFFD")
            .strip();
    return line.length() <= 120 ? line : line.substring(0, 119) + "…";
  }
}
