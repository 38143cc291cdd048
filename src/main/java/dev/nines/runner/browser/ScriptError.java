package dev.nines.runner.browser;

import java.util.regex.Pattern;

/** What a page's script threw, in one line: {@code TypeError: x is undefined (/chat.js:10:5)}. */
final class ScriptError {

  private static final Pattern PLACE =
      Pattern.compile("^\\s+at (?:.* \\()?(?<where>[^()\\s]+:\\d+:\\d+)\\)?$", Pattern.MULTILINE);

  private static final Pattern STACK = Pattern.compile("\\R\\s+at .*", Pattern.DOTALL);

  private ScriptError() {}

  /**
   * The line of an error.
   *
   * @param text as Playwright says it: a message and the stack
   * @param most characters of the message
   */
  static String line(String text, int most) {
    var words = once(STACK.matcher(text).replaceFirst("").strip());
    var message = words.replaceAll("\\s*\\R\\s*", " ");
    var place = PLACE.matcher(text);
    return (message.length() <= most ? message : message.substring(0, most))
        + (place.find() ? " (" + place.group("where") + ")" : "");
  }

  /** A stack begins with the message again. */
  private static String once(String text) {
    int half = text.length() / 2;
    return text.length() % 2 == 1
            && text.charAt(half) == '\n'
            && text.startsWith(text.substring(half + 1))
        ? text.substring(0, half)
        : text;
  }
}
