package dev.nines.runner.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Browser.NewContextOptions;
import dev.nines.outcome.Cause;
import dev.nines.runner.ProberFaultException;
import dev.nines.runner.browser.Pool.End;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SlotsTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final long GIB = 1L << 30;

  private static BrowserOptions slots(String number) {
    return SystemBrowser.options(Map.of("NINES_BROWSER_SLOTS", number));
  }

  @Test
  void aRunThatFindsNoBrowserFreeInTimeIsTooMuchForTheProber() throws Exception {
    SystemBrowser.want();
    try (var slots = new Slots(slots("1"))) {
      var slot = slots.take("one", LONG);
      assertThat(slots.take("one", LONG)).as("another actor of the run").isSameAs(slot);
      assertThatThrownBy(() -> slots.take("two", Duration.ofMillis(100)))
          .isInstanceOfSatisfying(
              ProberFaultException.class,
              fault -> assertThat(fault.fault()).isEqualTo(Cause.OVERLOAD))
          .hasMessage(
              "no browser was free within 100ms; this machine has a slot (NINES_BROWSER_SLOTS)");
      slots.giveBack("one");
      slots.giveBack("one");
      assertThat(slots.take("two", LONG)).as("the browser that is warm").isSameAs(slot);
      slots.giveBack("two");
    }
    LostBrowserTest.awaitNoneLeft();
  }

  @Test
  void aBrowserThatDiedWhileIdleIsReplaced() throws Exception {
    SystemBrowser.want();
    try (var slots = new Slots(slots("1"))) {
      var slot = slots.take("one", LONG);
      slots.giveBack("one");
      slot.kill();
      var next = slots.take("two", LONG);
      assertThat(next).isNotSameAs(slot);
      assertThat(next.alive()).isTrue();
      slots.giveBack("two");
    }
    LostBrowserTest.awaitNoneLeft();
  }

  @Test
  void aBrowserWhoseThreadEndsUnforeseenIsOverAndReplaced() throws Exception {
    SystemBrowser.want();
    try (var slots = new Slots(slots("1"))) {
      var slot = slots.take("one", LONG);
      var heard = new CountDownLatch(1);
      boolean _ =
          slot.call(
              LONG,
              browser -> {
                var context = slot.open(browser, new NewContextOptions());
                context.onConsoleMessage(_ -> {
                  heard.countDown();
                  throw new StackOverflowError();
                });
                var _ = context.newPage().evaluate("setTimeout(() => console.log('late'), 500)");
                return true;
              });
      assertThat(heard.await(20, TimeUnit.SECONDS)).isTrue();
      assertThatThrownBy(() -> slot.call(LONG, _ -> true))
          .isInstanceOf(ProberFaultException.class)
          .hasMessage("the browser ended in the middle of the run");
      assertThat(slot.alive()).isFalse();
      slots.giveBack("one");
      assertThat(slots.take("two", LONG)).isNotSameAs(slot);
      assertThat(slots.pool().ends()).isEqualTo(Map.of(End.LOST, 1L));
      slots.giveBack("two");
    }
    LostBrowserTest.awaitNoneLeft();
  }

  @Test
  void aBrowserThatTakesTooMuchMemoryMakesPlaceForANewOne() throws Exception {
    SystemBrowser.want();
    var frugal =
        SystemBrowser.options(Map.of("NINES_BROWSER_SLOTS", "1", "NINES_BROWSER_MEMORY", "20M"));
    try (var slots = new Slots(frugal)) {
      var slot = slots.take("one", LONG);
      slots.giveBack("one");
      assertThat(slot.alive()).isFalse();
      assertThat(slots.take("two", LONG)).isNotSameAs(slot);
      slots.giveBack("two");
      assertThat(slots.pool().ends()).isEqualTo(Map.of(End.MEMORY, 2L));
      assertThat(slots.pool().starts()).isEqualTo(2);
    }
    LostBrowserTest.awaitNoneLeft();
  }

  @Test
  void itIsKnownHowManyAreTakenAndWhatTheyTake() throws Exception {
    SystemBrowser.want();
    var slots = new Slots(slots("1"));
    assertThat(slots.pool()).isEqualTo(new Pool(0, 0, 0, Duration.ZERO, 0, 0, Map.of()));
    try (slots) {
      var slot = slots.take("one", LONG);
      assertThat(slots.pool()).isEqualTo(new Pool(1, 1, 0, Duration.ZERO, 0, 1, Map.of()));
      slots.giveBack("one");
      assertThat(slots.pool().taken()).isZero();
      // A driver on Node.js and a browser of several processes.
      assertThat(slots.pool().memory()).isBetween(100L << 20, GIB);
      slot.kill();
      slots.take("two", LONG);
      assertThat(slots.pool().ends()).isEqualTo(Map.of(End.LOST, 1L));
    }
    assertThat(slots.pool().ends()).isEqualTo(Map.of(End.LOST, 1L, End.SHUTDOWN, 1L));
    assertThat(slots.pool().memory()).isZero();
  }

  @Test
  void aSizeIsInMebibytesOrGibibytes() {
    assertThat(memory("1500M").most()).isEqualTo(1500L << 20);
    assertThat(memory("2G").most()).isEqualTo(2 * GIB);
    assertThat(memory("").most()).isEqualTo(GIB);
    for (var none : List.of("lots", "0M", "-1G", "1.5G", "99999999999G", "1500")) {
      assertThatThrownBy(() -> memory(none).most())
          .isInstanceOf(ProberFaultException.class)
          .hasMessage("NINES_BROWSER_MEMORY is \"" + none + "\"; expected such as 1500M or 2G");
    }
  }

  private static BrowserOptions memory(String size) {
    return SystemBrowser.options(Map.of("NINES_BROWSER_MEMORY", size));
  }

  @Test
  void thereAreAsManySlotsAsTheMachineHolds() {
    var options = SystemBrowser.options(Map.of("NINES_BROWSER_SLOTS", ""));
    assertThat(options.slots(GIB / 2, 8)).isEqualTo(1);
    assertThat(options.slots(4 * GIB, 8)).isEqualTo(4);
    assertThat(options.slots(64 * GIB, 8)).isEqualTo(8);
    assertThat(slots("3").slots(GIB, 1)).isEqualTo(3);
  }

  @Test
  void aNumberOfSlotsThatIsNoneIsSaid() {
    assertThatThrownBy(() -> slots("many").slots(GIB, 1))
        .isInstanceOf(ProberFaultException.class)
        .hasMessage("NINES_BROWSER_SLOTS is \"many\"; expected a number from 1 on");
  }
}
