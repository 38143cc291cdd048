package dev.nines.expression;

import java.util.Arrays;

/** An expression as CEL reads it, and where each of its {@code char}s came from. */
final class CelText {

  private final String text;
  private final int[] origins;
  private final int end;

  private CelText(String text, int[] origins, int end) {
    this.text = text;
    this.origins = origins;
    this.end = end;
  }

  String text() {
    return text;
  }

  /** The offset in the source of what CEL calls its {@code position}: a count of code points. */
  int origin(int position) {
    int points = Math.clamp(position, 0, text.codePointCount(0, text.length()));
    return originOfChar(text.offsetByCodePoints(0, points));
  }

  /**
   * The offset in the source of a place.
   *
   * @param line from 1
   * @param column in code points from 0
   */
  int origin(int line, int column) {
    int start = 0;
    for (int i = 1; i < line; i++) {
      start = text.indexOf('\n', start) + 1;
    }
    int points = Math.clamp(column, 0, text.codePointCount(start, text.length()));
    return originOfChar(text.offsetByCodePoints(start, points));
  }

  private int originOfChar(int index) {
    return index < origins.length ? origins[index] : end;
  }

  /** Collects the text piece by piece. */
  static final class Builder {
    private final StringBuilder text = new StringBuilder();
    private int[] origins = new int[64];

    /** Adds a word of the source. */
    void copy(Token token) {
      int from = text.length();
      insert(token.text(), token.start());
      for (int i = from; i < text.length(); i++) {
        origins[i] += i - from;
      }
    }

    /** Adds text that the source does not have, which came of what is at {@code origin}. */
    void insert(String added, int origin) {
      int from = text.length();
      text.append(added);
      if (text.length() > origins.length) {
        origins = Arrays.copyOf(origins, text.length() * 2);
      }
      Arrays.fill(origins, from, text.length(), origin);
    }

    CelText build(int sourceLength) {
      return new CelText(text.toString(), Arrays.copyOf(origins, text.length()), sourceLength);
    }
  }
}
