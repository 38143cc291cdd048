package dev.nines.runner.client;

import java.util.Locale;

/** What a failure says of itself. */
final class Words {

  private static final int LONGEST = 120;

  private Words() {}

  static boolean says(Throwable failure, String words) {
    var message = failure.getMessage();
    return message != null
        && message.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
  }

  /** Its message, on one line, of printable characters, and not long. */
  static String plain(Throwable failure) {
    var message = failure.getMessage();
    if (message == null || message.isBlank()) {
      return "the connection broke";
    }
    var line = new StringBuilder();
    message
        .strip()
        .codePoints()
        .limit(LONGEST)
        .map(c ->
            Character.isISOControl(c) || Character.getType(c) == Character.UNASSIGNED ? '?' : c)
        .forEach(line::appendCodePoint);
    return message.strip().length() > LONGEST ? line.append('…').toString() : line.toString();
  }
}
