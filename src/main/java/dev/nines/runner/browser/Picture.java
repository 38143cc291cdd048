package dev.nines.runner.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ScreenshotAnimations;
import dev.nines.runner.Redactor;
import okio.ByteString;

/** A picture of a page, in PNG, with a mask over each secret that it shows. */
record Picture(String name, ByteString png) {

  static final double LONGEST_MILLIS = 5_000;

  /** A page that changes while its picture is taken is taken again. */
  private static final int TRIES = 3;

  /**
   * Takes it.
   *
   * @throws PlaywrightException if it cannot be taken in this time, or never without a secret
   */
  static Picture of(Page page, String name, Redactor redactor, double millis) {
    var masks = Masks.of(page, redactor);
    for (int i = 1; i <= TRIES; i++) {
      var png =
          page.screenshot(
              new Page.ScreenshotOptions()
                  .setFullPage(true)
                  .setAnimations(ScreenshotAnimations.DISABLED)
                  .setMask(masks.locators())
                  .setTimeout(millis));
      var now = Masks.of(page, redactor);
      if (masks.cover(now)) {
        return new Picture(name, ByteString.of(png));
      }
      masks = now;
    }
    throw new PlaywrightException("the page does not stay as it is for a picture without secrets");
  }
}
