package dev.nines.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowsTest {

  private static Instant at(String text) {
    return Instant.parse(text);
  }

  @Test
  void timeBeforeTheEpochHasSlotsToo() {
    assertThat(Resolution.HOUR.floor(at("1969-12-31T23:59:59Z")))
        .isEqualTo(at("1969-12-31T23:00:00Z"));
  }

  @Test
  void aWindowDoesNotEndBeforeItBegins() {
    assertThatThrownBy(() -> new Window(at("2026-11-22T12:00:00Z"), at("2026-11-22T11:00:00Z")))
        .hasMessageContaining("expected an end that is not before");
  }

  private static final ScheduleTerm EVERY_30_S =
      new ScheduleTerm(
          Duration.ofSeconds(30),
          Duration.ofSeconds(7),
          Duration.ofSeconds(90),
          at("2026-11-22T12:00:00Z"),
          null);

  @Test
  void aScheduleCallsForItsStartsWithinItsTermAlone() {
    var day = new Window(at("2026-11-22T00:00:00Z"), at("2026-11-22T13:00:00Z"));
    assertThat(EVERY_30_S.starts(day)).isEqualTo(120);
    assertThat(
            EVERY_30_S.starts(new Window(at("2026-11-22T12:00:07Z"), at("2026-11-22T12:00:37Z"))))
        .as("half-open")
        .isEqualTo(1);
  }

  @Test
  void aDeadProbersStartsWereCalledForAllTheSame() {
    var window = new Window(at("2026-11-22T12:00:00Z"), at("2026-11-22T13:00:00Z"));
    var later = new Due(List.of(EVERY_30_S), at("2026-11-22T18:00:00Z"));
    assertThat(later.in(window, 0, 0)).isEqualTo(120);
    assertThat(later.in(window, 20, 0)).as("what was passed over was not").isEqualTo(100);
  }

  @Test
  void aRunThatMayStillBeOnItsWayIsNoSilence() {
    var window = new Window(at("2026-11-22T12:00:00Z"), at("2026-11-22T13:00:00Z"));
    var meanwhile = new Due(List.of(EVERY_30_S), at("2026-11-22T12:10:30Z"));
    assertThat(meanwhile.horizon()).isEqualTo(at("2026-11-22T12:09:00Z"));
    assertThat(meanwhile.in(window, 0, 2)).as("18 that must be there, 2 that are").isEqualTo(20);
  }
}
