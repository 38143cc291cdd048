package dev.nines.yaml.shape;

import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.Node.Style;

/**
 * Finds where a character of a scalar's text stands in the file, by walking the text and its source
 * side by side. An escape or a fold that it does not know makes it answer with the last place where
 * both agreed, never with a place outside the scalar.
 */
final class ScalarPlaces {

  private final Scalar scalar;
  private final int indent;
  private int line;
  private int index;

  private ScalarPlaces(Scalar scalar) {
    this.scalar = scalar;
    this.line = scalar.place().line();
    this.index = Lines.offset(source(), scalar.place().column());
    this.indent = scalar.style() == Style.BLOCK ? indent(scalar) : Integer.MAX_VALUE;
  }

  /** How far a block is indented: its first line that is not empty, but for what the text keeps. */
  private static int indent(Scalar scalar) {
    var kept = scalar.text().lines().filter(text -> !text.isBlank()).findFirst().orElse("");
    for (int line = scalar.place().line() + 1; line <= scalar.source().count(); line++) {
      var text = scalar.source().line(line);
      if (!text.isBlank()) {
        return Math.max(0, leading(text) - leading(kept));
      }
    }
    return 0;
  }

  private static int leading(String text) {
    return text.length() - text.stripLeading().length();
  }

  static Place locate(Scalar scalar, int offset) {
    return new ScalarPlaces(scalar).walk(offset);
  }

  private Place walk(int offset) {
    enter();
    for (int at = 0; at < Math.min(offset, scalar.text().length()); at++) {
      if (!step(at)) {
        break;
      }
    }
    settle(offset);
    return here();
  }

  private void enter() {
    switch (scalar.style()) {
      case PLAIN -> {}
      case SINGLE_QUOTED, DOUBLE_QUOTED -> index++;
      case BLOCK -> nextLine();
    }
  }

  /** Goes past the source of one character of the text; false where they do not agree. */
  private boolean step(int at) {
    char wanted = scalar.text().charAt(at);
    if (index >= source().length()) {
      return fold(wanted);
    }
    char found = source().charAt(index);
    if (scalar.style() == Style.DOUBLE_QUOTED && found == '\\') {
      return escape(at);
    }
    if (scalar.style() == Style.SINGLE_QUOTED && source().startsWith("''", index)) {
      index += 2;
      return wanted == '\'';
    }
    if (found == wanted && !trailing()) {
      index++;
      return true;
    }
    return trailing() && fold(wanted);
  }

  /** Whether only blanks follow on the line, which folding drops. */
  private boolean trailing() {
    return scalar.style() != Style.BLOCK && source().substring(index).isBlank();
  }

  /** A break in the source stands for a space or a break in the text, or for nothing. */
  private boolean fold(char wanted) {
    if (line >= scalar.source().count()) {
      return false;
    }
    nextLine();
    if (wanted == ' ' || wanted == '\n') {
      return true;
    }
    boolean agrees = index < source().length() && source().charAt(index) == wanted;
    index++;
    return agrees;
  }

  private boolean escape(int at) {
    if (index + 1 >= source().length()) {
      // A break that is escaped stands for nothing.
      if (line >= scalar.source().count()) {
        return false;
      }
      nextLine();
      return step(at);
    }
    index +=
        switch (source().charAt(index + 1)) {
          case 'x' -> 4;
          case 'u' -> 6;
          case 'U' -> 10;
          default -> 2;
        };
    return true;
  }

  /** A character after a fold stands on the next line that is not empty. */
  private void settle(int offset) {
    while (offset < scalar.text().length()
        && index >= source().length()
        && line < scalar.source().count()) {
      nextLine();
    }
  }

  private void nextLine() {
    line++;
    index = 0;
    while (index < Math.min(indent, source().length())
        && Character.isWhitespace(source().charAt(index))) {
      index++;
    }
  }

  private String source() {
    return scalar.source().line(line);
  }

  private Place here() {
    int end = Math.min(index, source().length());
    return new Place(line, source().codePointCount(0, end) + 1);
  }
}
