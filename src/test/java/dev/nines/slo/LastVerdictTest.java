package dev.nines.slo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastVerdictTest {

  @Test
  void aVerdictStandsUntilTheNextRunIsDue() {
    assertThat(LastVerdict.minutes(Duration.ofSeconds(10))).isEqualTo(1);
    assertThat(LastVerdict.minutes(Duration.ofMinutes(1))).isEqualTo(1);
    assertThat(LastVerdict.minutes(Duration.ofSeconds(90))).isEqualTo(2);
    assertThat(LastVerdict.minutes(Duration.ofMinutes(5))).isEqualTo(5);
  }

  @Test
  void noVerdictStandsForLongerThanAnHour() {
    assertThat(LastVerdict.minutes(Duration.ofDays(30))).isEqualTo(60);
  }

  @Test
  void theLatestThatWasMeasuredIsTaken() {
    var ago = List.of(Slots.NONE, Slots.BAD, Slots.GOOD);
    assertThat(LastVerdict.of(1, ago::get)).isEqualTo(Slots.NONE);
    assertThat(LastVerdict.of(3, ago::get)).isEqualTo(Slots.BAD);
  }
}
