package dev.nines.runner.browser;

import java.util.regex.Pattern;

/**
 * An address or name with gaps, as Playwright has it: {@code *} stands for anything but a slash,
 * {@code **} for anything, {@code {a,b}} for one of several.
 */
final class Glob {

  private Glob() {}

  /**
   * A glob of addresses, in full: one that begins with a slash is below {@code base}.
   *
   * @param base the actor's URL, or ""
   */
  static String address(String glob, String base) {
    return glob.startsWith("/") ? base.replaceFirst("/+$", "") + glob : glob;
  }

  static Pattern pattern(String glob) {
    var regex = new StringBuilder();
    boolean either = false;
    for (int at = 0; at < glob.length(); at++) {
      char here = glob.charAt(at);
      if (here == '*') {
        at += stars(glob, at, regex);
      } else if (here == '\\' && at + 1 < glob.length()) {
        at++;
        regex.append(Pattern.quote(glob.substring(at, at + 1)));
      } else if (here == '{') {
        either = true;
        regex.append("(?:");
      } else if (here == '}' && either) {
        either = false;
        regex.append(')');
      } else if (here == ',' && either) {
        regex.append('|');
      } else {
        regex.append(Pattern.quote(glob.substring(at, at + 1)));
      }
    }
    return Pattern.compile(either ? Pattern.quote(glob) : regex.toString(), Pattern.DOTALL);
  }

  /** How many characters more than one are read. */
  private static int stars(String glob, int at, StringBuilder regex) {
    int end = at;
    while (end < glob.length() && glob.charAt(end) == '*') {
      end++;
    }
    if (end - at == 1) {
      regex.append("[^/]*");
    } else if (end < glob.length() && glob.charAt(end) == '/') {
      // Folders, or none.
      regex.append(at > 0 && glob.charAt(at - 1) == '/' ? "(?:.+/)?" : ".*/");
      end++;
    } else {
      regex.append(".*");
    }
    return end - at - 1;
  }
}
