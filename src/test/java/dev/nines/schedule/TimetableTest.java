package dev.nines.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimetableTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  @Test
  void theNextStartIsTheFirstOneNotBeforeTheMoment() {
    var timetable = new Timetable(INTERVAL, Duration.ofSeconds(3));
    assertThat(timetable.next(NOON)).isEqualTo(NOON.plusSeconds(3));
    assertThat(timetable.next(NOON.plusSeconds(3))).isEqualTo(NOON.plusSeconds(3));
    assertThat(timetable.next(NOON.plusSeconds(3).plusNanos(1))).isEqualTo(NOON.plusSeconds(13));
  }

  @Test
  void aJourneyKeepsItsPlaceAfterARestartAndHasAnotherInAnotherRegion() {
    var here = Timetable.of("support-chat", "eu", INTERVAL);
    assertThat(Timetable.of("support-chat", "eu", INTERVAL)).isEqualTo(here);
    assertThat(Timetable.of("support-chat", "us", INTERVAL)).isNotEqualTo(here);
  }

  @Test
  void aThousandJourneysAreSpreadEvenlyOverTheInterval() {
    var perSecond = new int[10];
    for (int i = 0; i < 1000; i++) {
      var offset = Timetable.of("journey-" + i, "eu", INTERVAL).offset();
      assertThat(offset).isBetween(Duration.ZERO, INTERVAL.minusNanos(1));
      perSecond[(int) offset.toSeconds()]++;
    }
    for (int second : perSecond) {
      assertThat(second).isBetween(60, 140);
    }
  }
}
