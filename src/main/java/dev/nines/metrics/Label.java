package dev.nines.metrics;

import java.util.regex.Pattern;

/** Label values: short, on one line, never null. */
final class Label {

  /** Enough for a step's name and for a host with its port; what is longer is cut. */
  static final int LONGEST = 100;

  private static final Pattern UNPRINTABLE = Pattern.compile("\\p{Cntrl}");

  private Label() {}

  /** {@code text} as a label's value. */
  static String of(String text) {
    var line = UNPRINTABLE.matcher(text).replaceAll(" ");
    if (line.length() <= LONGEST) {
      return line;
    }
    int end = LONGEST - 1;
    return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
