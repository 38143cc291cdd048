package dev.nines.runner.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.runner.browser.Turns.Wait;
import dev.nines.time.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final ManualTime time = new ManualTime();
  private final Turns turns = new Turns(1, 2, time.clocks().ticker());

  @Test
  void thoseWhoWaitGetTheirTurnInTheOrderInWhichTheyCame() throws Exception {
    assertThat(turns.take(LONG)).isEqualTo(Wait.TAKEN);
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    var first = waiting("first", order, 1);
    time.advance(Duration.ofSeconds(2));
    var second = waiting("second", order, 2);
    time.advance(Duration.ofSeconds(3));
    assertThat(turns.oldestWait()).isEqualTo(Duration.ofSeconds(5));
    assertThat(turns.take(LONG)).as("two wait already").isEqualTo(Wait.CROWDED);
    turns.leave();
    first.join();
    assertThat(turns.oldestWait()).isEqualTo(Duration.ofSeconds(3));
    turns.leave();
    second.join();
    assertThat(order).containsExactly("first", "second");
    assertThat(turns.waiting()).isZero();
    assertThat(turns.taken()).isEqualTo(1);
    assertThat(turns.oldestWait()).isZero();
  }

  @Test
  void whoWaitsForTooLongIsToldSo() throws Exception {
    assertThat(turns.take(LONG)).isEqualTo(Wait.TAKEN);
    assertThat(turns.take(Duration.ofMillis(1))).isEqualTo(Wait.LATE);
    assertThat(turns.waiting()).isZero();
    turns.leave();
    assertThat(turns.take(Duration.ZERO)).isEqualTo(Wait.TAKEN);
  }

  /** One who takes a turn as the so-and-so-many-th of those who wait. */
  private Thread waiting(String name, List<String> order, int place) {
    var thread =
        Thread.ofVirtual()
            .start(() -> {
              try {
                turns.take(LONG);
                order.add(name);
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });
    while (turns.waiting() < place) {
      Thread.onSpinWait();
    }
    return thread;
  }
}
