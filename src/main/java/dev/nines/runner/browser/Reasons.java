package dev.nines.runner.browser;

import com.microsoft.playwright.TimeoutError;
import java.util.List;
import java.util.regex.Pattern;

/** What Playwright waited for until its time was over, from its log. */
final class Reasons {

  private static final Pattern COVER =
      Pattern.compile("^(?<cover>.+?)(?: from .+ subtree)? intercepts pointer events$");
  private static final Pattern STATE = Pattern.compile("^element is (?<state>not .+|outside .+)$");
  private static final Pattern HIDDEN = Pattern.compile("resolved to hidden (?<what><.*)$");

  private Reasons() {}

  /** To be added to what could not be done: {@code : it is covered by <div id="banner">}. */
  static String of(TimeoutError failure) {
    var lines =
        Words.text(failure)
            .lines()
            .map(line -> line.replaceFirst("^[\\s-]+", "").replaceFirst("^\\d+ × ", "").strip())
            .toList();
    for (var line : lines.reversed()) {
      var cover = COVER.matcher(line);
      if (cover.matches()) {
        return ": it is covered by " + Words.shortened(cover.group("cover"));
      }
      var state = STATE.matcher(line);
      if (state.matches()) {
        return ": it is " + state.group("state");
      }
      var hidden = HIDDEN.matcher(line);
      if (hidden.find()) {
        return ": it is hidden";
      }
    }
    return missing(lines) ? ": there is none" : "";
  }

  private static boolean missing(List<String> log) {
    return log.stream().anyMatch(line -> line.startsWith("waiting for"))
        && log.stream().noneMatch(line -> line.contains("resolved to"))
        && log.stream().noneMatch(line -> line.contains("navigat"));
  }
}
