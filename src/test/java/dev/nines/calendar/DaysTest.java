package dev.nines.calendar;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DaysTest {

  @Test
  void aRangeHasBothItsEnds() {
    assertThat(Days.parse("Mon-Fri")).containsExactly(MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY);
  }

  @Test
  void aRangeMayGoOverTheWeekEnd() {
    assertThat(Days.parse("Fri-Mon")).containsExactly(MONDAY, FRIDAY, SATURDAY, SUNDAY);
  }

  @Test
  void daysAndRangesMayBeListed() {
    assertThat(Days.parse("Mon,Wed")).containsExactly(MONDAY, WEDNESDAY);
    assertThat(Days.parse("Mon-Tue, Sat - Sun")).containsExactly(MONDAY, TUESDAY, SATURDAY, SUNDAY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sat", "sat", "SAT", "Saturday", " saturday ", "Sat-Sat"})
  void aDayIsItsNameOrItsFirstThreeLetters(String text) {
    assertThat(Days.parse(text)).containsExactly(SATURDAY);
  }

  @Test
  void theWholeWeekIsARange() {
    assertThat(Days.parse("Mon–Sun")).containsExactly(DayOfWeek.values());
  }

  @ParameterizedTest
  @CsvSource({
    "Mo, Mo",
    "'Mon,', ''",
    "'', ''",
    "Mon-Freitag, Freitag",
    "-Fri, ''",
    "Mon;Tue, Mon;Tue"
  })
  void anUnknownDayIsNamed(String text, String offender) {
    assertThatThrownBy(() -> Days.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "days \"%s\": there is no day \"%s\"; expected days such as Mon-Fri, Sat or Mon,Wed"
                .formatted(text, offender));
  }

  @Test
  void aRangeHasTwoEnds() {
    assertThatThrownBy(() -> Days.parse("Mon-Wed-Fri"))
        .hasMessage("days \"Mon-Wed-Fri\": expected days such as Mon-Fri, Sat or Mon,Wed");
  }

  @Test
  void aDayNamedTwiceIsRefused() {
    assertThatThrownBy(() -> Days.parse("Mon-Fri,Wed"))
        .hasMessage("days \"Mon-Fri,Wed\" name Wed twice; expected each day once");
  }
}
