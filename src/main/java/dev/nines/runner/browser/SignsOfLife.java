package dev.nines.runner.browser;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.TimeoutError;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether pages answer: what else is asked of one whose script goes on and on has no end either. On
 * the slot's thread alone.
 */
final class SignsOfLife {

  /** A page that is in order says something within. */
  private static final double SOON = 1_000;

  /** Where others were waited for in vain, one that is in order still says something within. */
  private static final double AT_ONCE = 100;

  private SignsOfLife() {}

  /** Whether {@code frame} answers within so many milliseconds; one that is gone does. */
  static boolean of(Frame frame, double millis) {
    try {
      frame.waitForFunction("true", null, new Frame.WaitForFunctionOptions().setTimeout(millis));
      return true;
    } catch (TimeoutError _) {
      return false;
    } catch (PlaywrightException e) {
      if (OverdueException.calledOff(e)) {
        throw e;
      }
      return true;
    }
  }

  /**
   * The frames of {@code pages} that do not answer, those of other sites among them. However many
   * there are, that hardly takes longer than for one.
   */
  static Set<Frame> missing(Collection<Page> pages) {
    var missing = new HashSet<Frame>();
    for (var page : pages) {
      for (var frame : page.frames()) {
        if (!of(frame, missing.isEmpty() ? SOON : AT_ONCE)) {
          missing.add(frame);
        }
      }
    }
    return missing;
  }
}
