package dev.nines.runner.browser;

import com.microsoft.playwright.PlaywrightException;
import org.jspecify.annotations.Nullable;

/** A call of Playwright that had no end in its time. The browser may be in order all the same. */
final class OverdueException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OverdueException(@Nullable Throwable cause) {
    super("the page hangs", cause);
  }

  /** Whether {@code failure} is no answer, but says that its call was called off. */
  static boolean calledOff(PlaywrightException failure) {
    return failure.getCause() instanceof InterruptedException;
  }
}
