package dev.nines.yaml.shape;

import org.jspecify.annotations.Nullable;

/**
 * Where the parser gave up, seen as the author's lines.
 *
 * @param found what it could not go on with
 * @param began what it was reading, or {@code found} where it does not say
 * @param opened the innermost bracket or brace that is open there, or null
 * @param quoted where the last value before began, if that is in quotes, or null
 */
record Stumble(
    Place found, Place began, Lines lines, @Nullable Place opened, @Nullable Place quoted) {

  /** What stands there and after it in the line. */
  String rest() {
    return rest(found);
  }

  String rest(Place place) {
    return lines.line(place.line()).substring(offset(place));
  }

  /** What stands before it in the line. */
  String before() {
    return lines.line(found.line()).substring(0, offset(found)).strip();
  }

  private int offset(Place place) {
    return Lines.offset(lines.line(place.line()), place.column());
  }

  /** Whether nothing follows but blank lines. */
  boolean atEnd() {
    if (!rest().isBlank()) {
      return false;
    }
    for (int line = found.line() + 1; line <= lines.count(); line++) {
      if (!lines.line(line).isBlank()) {
        return false;
      }
    }
    return true;
  }

  /**
   * The last line before this one that is neither blank nor a comment; zero where there is none.
   */
  int above(int line) {
    int above = line - 1;
    while (above > 0
        && (lines.line(above).isBlank() || lines.line(above).stripLeading().startsWith("#"))) {
      above--;
    }
    return above;
  }

  /** What a line says, without its indentation. */
  String text(int line) {
    return lines.line(line).strip();
  }

  /** Where a line begins. */
  Place start(int line) {
    var text = lines.line(line);
    return new Place(line, text.length() - text.stripLeading().length() + 1);
  }

  /** Where a line's key or value begins, after the dashes of its list items. */
  Place content(int line) {
    var text = lines.line(line);
    int at = start(line).column() - 1;
    while (text.startsWith("- ", at)) {
      at += 2;
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
    }
    return new Place(line, at + 1);
  }
}
