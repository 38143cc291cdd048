package dev.nines.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SteadyClockTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private final ManualTime time = new ManualTime();
  private final SteadyClock clock = new SteadyClock(time.clocks());
  private final Instant start = time.instant();

  @Test
  void itGoesOnWithTheMonotonicClock() {
    time.advance(HOUR);

    assertThat(clock.now()).isEqualTo(start.plus(HOUR));
    assertThat(clock.adjust()).isEmpty();
    assertThat(clock.now()).isEqualTo(start.plus(HOUR));
  }

  @Test
  void aStepOfTheWallClockIsNoticedOnceAndPassesNoTime() {
    time.advance(HOUR);
    time.stepWallClock(HOUR.negated());

    assertThat(clock.now()).isEqualTo(start.plus(HOUR));
    assertThat(clock.adjust())
        .hasValueSatisfying(step -> {
          assertThat(step.from()).isEqualTo(start.plus(HOUR));
          assertThat(step.to()).isEqualTo(start);
          assertThat(step.by()).isEqualTo(HOUR.negated());
        });
    assertThat(clock.now()).isEqualTo(start);
    assertThat(clock.adjust()).isEmpty();
  }

  @Test
  void driftIsTakenUpWithoutAWord() {
    time.stepWallClock(Duration.ofMillis(900));

    assertThat(clock.adjust()).isEmpty();
    assertThat(clock.now()).isEqualTo(start.plusMillis(900));
  }
}
