package dev.nines.yaml.shape;

import java.util.List;

/** A file's text by lines, as YAML counts them: ended by LF, CR or both. */
public final class Lines {

  private static final java.util.regex.Pattern BREAK =
      java.util.regex.Pattern.compile("\r\n|\r|\n");
  private static final int MOST_SHOWN = 160;

  private final List<String> lines;

  public Lines(String text) {
    this.lines = List.of(BREAK.split(text, -1));
  }

  /** The line of this number from 1, without its end; empty beyond the last. */
  public String line(int number) {
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
  }

  /** How many lines there are. */
  public int count() {
    return lines.size();
  }

  /**
   * A line with its number, and a caret under the column; long lines are cut around the place.
   *
   * <pre>
   *    12 |     timout: 3s
   *       |     ^
   * </pre>
   */
  public String excerpt(Place place) {
    var line = line(place.line());
    int at = offset(line, place.column());
    int from = line.length() <= MOST_SHOWN ? 0 : Math.max(0, at - MOST_SHOWN / 2);
    int to = Math.min(line.length(), from + MOST_SHOWN);
    var indent = new StringBuilder();
    // Tabs stay tabs, so that the caret stands right whatever a tab's width is.
    line.substring(from, Math.min(at, to))
        .codePoints()
        .forEach(c -> indent.append(c == '\t' ? '\t' : ' '));
    var number = "%5d".formatted(place.line());
    return number
        + " | "
        + Quoted.harmless(line.substring(from, to))
        + "\n"
        + "      | "
        + indent
        + "^";
  }

  /** The place of a character, counted from 0 in code points. */
  static Place placeOf(String text, int position) {
    int most = text.codePointCount(0, text.length());
    var before = text.substring(0, text.offsetByCodePoints(0, Math.clamp(position, 0, most)));
    var lines = BREAK.split(before, -1);
    var last = lines[lines.length - 1];
    return new Place(lines.length, last.codePointCount(0, last.length()) + 1);
  }

  /** The index in {@code line} of a column counted from 1 in code points. */
  static int offset(String line, int column) {
    int most = line.codePointCount(0, line.length());
    return line.offsetByCodePoints(0, Math.max(0, Math.min(column - 1, most)));
  }
}
