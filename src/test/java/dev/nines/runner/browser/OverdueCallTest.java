package dev.nines.runner.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.PlaywrightException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverdueCallTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  /** What Playwright calls back takes failures for its own, such as of a page that is gone. */
  private static boolean swallowed(Browser browser) {
    try (var page = browser.newPage()) {
      page.evaluate("new Promise(() => {})");
      return false;
    } catch (PlaywrightException _) {
      return true;
    }
  }

  @Test
  void whatWasCalledOffHasNoResultThoughItsWorkTookThatForItsOwn() throws Exception {
    SystemBrowser.want();
    try (var slots = new Slots(SystemBrowser.options(Map.of("NINES_BROWSER_SLOTS", "1")))) {
      var slot = slots.take("one", LONG);
      assertThatThrownBy(() -> slot.within(Duration.ofSeconds(1), OverdueCallTest::swallowed))
          .isInstanceOf(OverdueException.class);
      assertThat(slot.alive()).isTrue();
      String version = slot.call(LONG, Browser::version);
      assertThat(version).as("it goes on").isNotEmpty();
      slots.giveBack("one");
    }
  }
}
