package dev.nines.runner.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a browser leaves of itself when it ends while the prober goes on: nothing. */
class BrowserLeavingsTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  private static Slots slots(int number) {
    return new Slots(
        SystemBrowser.options(Map.of("NINES_BROWSER_SLOTS", Integer.toString(number))));
  }

  /** Has a slot's browser record, for which the driver makes a folder. */
  private static void record(Slot slot) throws InterruptedException {
    boolean _ =
        slot.call(
            LONG,
            browser -> {
              slot.open(browser, new Browser.NewContextOptions()).tracing().start();
              return true;
            });
  }

  private static List<String> names(Path folder) throws IOException {
    try (var all = Files.list(folder)) {
      return all.map(each -> each.getFileName().toString()).toList();
    }
  }

  @Test
  void theFoldersOfABrowserThatEndedGoWhileAnotherGoesOn() throws Exception {
    SystemBrowser.want();
    try (var slots = slots(2)) {
      var stays = slots.take("one", LONG);
      var ends = slots.take("two", LONG);
      record(stays);
      record(ends);
      for (var slot : List.of(stays, ends)) {
        assertThat(names(slot.folder())).anyMatch(name -> name.startsWith("playwright-tracing-"));
      }
      ends.kill();
      assertThat(ends.folder()).doesNotExist();
      assertThat(names(stays.folder())).anyMatch(name -> name.startsWith("playwright-tracing-"));
      slots.giveBack("two");
      slots.giveBack("one");
    }
  }

  /** Several may notice that a browser does not answer, and each ends it. */
  @Test
  void aBrowserThatIsEndedTwiceTakesNothingFromTheNext() throws Exception {
    SystemBrowser.want();
    try (var slots = slots(1)) {
      var lost = slots.take("one", LONG);
      lost.kill();
      slots.giveBack("one");
      var next = slots.take("two", LONG);
      lost.kill();
      assertThat(next.folder()).exists();
      slots.giveBack("two");
    }
  }

  @Test
  void aBrowserThatDiedWhileIdleLeavesNoThreadBehind() throws Exception {
    SystemBrowser.want();
    var before = threads();
    try (var slots = slots(1)) {
      var slot = slots.take("one", LONG);
      var its = threads();
      its.removeAll(before);
      assertThat(its)
          .as("its own, and those that Playwright has with the driver")
          .hasSizeGreaterThan(1);
      slots.giveBack("one");
      slot.kill();
      for (var thread : its) {
        assertThat(thread.join(Duration.ofSeconds(20))).as(thread.toString()).isTrue();
      }
    }
  }

  /** Those of the system, but for those that the Java runtime keeps for itself. */
  private static Set<Thread> threads() {
    var all = new HashSet<>(Thread.getAllStackTraces().keySet());
    all.removeIf(thread ->
        thread.getThreadGroup() == null
            || !thread.getThreadGroup().getName().equals("main")
            || thread.getName().startsWith("ForkJoinPool"));
    return all;
  }
}
