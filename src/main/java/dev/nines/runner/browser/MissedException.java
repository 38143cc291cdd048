package dev.nines.runner.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.TimeoutError;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What an act was to bring about, or was waited for, did not come in time. */
final class MissedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MissedException(String message, TimeoutError cause) {
    super(message, cause);
  }

  MissedException(String message) {
    super(message);
  }

  /**
   * Lets the pages go on until {@code came} is true.
   *
   * @param missed what is said if it does not come to be
   */
  static void unless(
      BooleanSupplier came, BrowserContext context, double millis, Supplier<String> missed) {
    try {
      context.waitForCondition(
          came, new BrowserContext.WaitForConditionOptions().setTimeout(millis));
    } catch (TimeoutError e) {
      throw new MissedException(missed.get(), e);
    }
  }
}
