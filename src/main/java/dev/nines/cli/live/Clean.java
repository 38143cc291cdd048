package dev.nines.cli.live;

/** Text that came from elsewhere, made safe for a terminal. */
public final class Clean {

  private Clean() {}

  /** In one line: every control character is shown, none is obeyed. */
  public static String line(String text) {
    return text.codePoints().noneMatch(Clean::controls) ? text : shown(text, false);
  }

  /** With its line breaks and tabs. */
  public static String lines(String text) {
    return shown(text.replace("\r\n", "\n"), true);
  }

  private static String shown(String text, boolean breaks) {
    var shown = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(point -> {
          if (!controls(point) || (breaks && (point == '\n' || point == '\t'))) {
            shown.appendCodePoint(point);
          } else {
            shown.append(escape(point));
          }
        });
    return shown.toString();
  }

  private static String escape(int point) {
    return switch (point) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> String.format("\\u%04x", point);
    };
  }

  /** Also what turns the direction of writing: it could make a line read as another one. */
  private static boolean controls(int point) {
    return Character.isISOControl(point)
        || (point >= 0x202A && point <= 0x202E)
        || (point >= 0x2066 && point <= 0x2069);
  }
}
