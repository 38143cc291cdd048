package dev.nines.runner.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;

/** One of an actor's pages, and what all of them share. On the slot's thread alone. */
record Tab(ActorPage actor, Page page) {

  /**
   * The page, once it answers: what is asked of one whose own script goes on and on has no end
   * either, but this has.
   *
   * @throws com.microsoft.playwright.TimeoutError if it does not within so many milliseconds
   */
  Page answering(double millis) {
    return answering(page, millis);
  }

  static Page answering(Page page, double millis) {
    page.locator(":root")
        .waitFor(
            new Locator.WaitForOptions()
                .setState(WaitForSelectorState.ATTACHED)
                .setTimeout(millis));
    return page;
  }
}
