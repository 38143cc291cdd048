package dev.nines.app;

import static dev.nines.journey.JourneyFixture.get;
import static dev.nines.journey.JourneyFixture.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.JourneyFixture;
import dev.nines.schedule.Timetable;
import dev.nines.share.Held.Span;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A journey each 30 s, whose starts are at {@code start} and so on. */
class TakeoverTest {

  private static final Duration INTERVAL = Duration.ofSeconds(30);

  private final Instant start =
      Timetable.of("chat", "eu", INTERVAL).next(Instant.parse("2026-11-22T12:00:00Z"));

  private Takeover takeover(Span span, Instant now) {
    return new Takeover(
        new JourneyFixture().step(step("open", get("/"), Duration.ofSeconds(10))).journey("chat"),
        "eu",
        span,
        now);
  }

  @Test
  void whatNobodyMadeIsMissed() {
    var unsure = start.minusSeconds(1);
    var until = start.plusSeconds(31);
    var taken = takeover(new Span(until, null, unsure), until);
    assertThat(taken.begin()).isEqualTo(until);
    assertThat(taken.missed(start.minusSeconds(30))).containsExactly(start, start.plusSeconds(30));
    assertThat(taken.missed(null)).hasSize(2);
  }

  @Test
  void whatTheOtherMadeIsNotMissed() {
    var taken =
        takeover(
            new Span(start.plusSeconds(31), null, start.minusSeconds(1)), start.plusSeconds(31));
    assertThat(taken.missed(start)).containsExactly(start.plusSeconds(30));
    assertThat(taken.missed(start.plusSeconds(30))).isEmpty();
  }

  @Test
  void whoComesAWhileLaterMakesWhatIsAMomentLateAndMissesWhatIsMore() {
    var taken =
        takeover(
            new Span(start.minusSeconds(1), null, start.minusSeconds(16)), start.plusSeconds(62));
    assertThat(taken.begin()).isEqualTo(start.plusSeconds(58));
    assertThat(taken.missed(null)).containsExactly(start, start.plusSeconds(30));
  }

  @Test
  void whatIsHandedOverIsNotMissed() {
    assertThat(takeover(new Span(start, null, null), start.plusSeconds(2)).missed(null)).isEmpty();
  }

  @Test
  void whoBeginsAfterAnHourTakesNothingOver() {
    var hour = start.plus(Duration.ofHours(1));
    assertThat(takeover(new Span(start, null, start.minusSeconds(15)), hour).missed(null))
        .isEmpty();
  }
}
