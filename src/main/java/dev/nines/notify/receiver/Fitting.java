package dev.nines.notify.receiver;

import java.util.List;

/** Keeps within what a service takes. */
final class Fitting {

  private static final String MORE = "…";

  private Fitting() {}

  /**
   * As many whole lines as fit, so that no markup is cut in its midst.
   *
   * @param most how many characters there may be, at least 1
   */
  static String lines(List<String> lines, int most) {
    var all = String.join("\n", lines);
    if (all.length() <= most) {
      return all;
    }
    var text = new StringBuilder();
    for (var line : lines) {
      if (text.length() + line.length() + 1 + MORE.length() <= most) {
        text.append(line).append('\n');
      }
    }
    return text.append(MORE).toString();
  }
}
