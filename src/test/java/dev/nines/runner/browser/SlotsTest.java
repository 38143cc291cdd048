package dev.nines.runner.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.outcome.Cause;
import dev.nines.runner.ProberFaultException;
import java.time.Duration;
import java.util.Map;
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
