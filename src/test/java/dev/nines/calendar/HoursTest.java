package dev.nines.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HoursTest {

  @ParameterizedTest
  @CsvSource({
    "09:00-18:00, 540, 1080",
    "9:30 - 18:00, 570, 1080",
    "09:00–18:00, 540, 1080",
    "00:00-24:00, 0, 1440",
    "18:00-24:00, 1080, 1440",
    "22:00-06:00, 1320, 1800",
    "22:00-00:00, 1320, 1440",
    "00:00-00:01, 0, 1",
    "23:59-23:58, 1439, 2878"
  })
  void hoursAreReadAsMinutesFromTheStartOfTheirDay(String text, int from, int to) {
    assertThat(Hours.parse(text)).isEqualTo(new Hours(from, to));
  }

  @ParameterizedTest
  @ValueSource(strings = {"09:00-18:00", "00:00-24:00", "22:00-06:00"})
  void hoursAreWrittenAsTheyAreRead(String text) {
    assertThat(Hours.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "9-18",
        "09:00",
        "09:00-",
        "09:00-18:00-20:00",
        "nine to five",
        "09:00-18:00Z",
        "9:0-18:0"
      })
  void whatIsNotHoursIsRefused(String text) {
    assertThatThrownBy(() -> Hours.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "hours \""
                + text
                + "\": expected FROM-TO, such as 09:00-18:00, 18:00-24:00 or 22:00-06:00");
  }

  @ParameterizedTest
  @CsvSource({
    "25:00-26:00, 25:00",
    "09:00-24:01, 24:01",
    "09:60-10:00, 09:60",
    "00:00-99:99, 99:99"
  })
  void aTimeThatDoesNotExistIsNamed(String text, String offender) {
    assertThatThrownBy(() -> Hours.parse(text))
        .hasMessage(
            "hours \"" + text + "\": there is no time " + offender + "; expected 00:00 to 24:00");
  }

  @Test
  void hoursDoNotBeginAtTheEndOfTheDay() {
    assertThatThrownBy(() -> Hours.parse("24:00-06:00"))
        .hasMessage("hours \"24:00-06:00\" begin at 24:00; expected 00:00 of the next day");
  }

  @Test
  void hoursThatEndWhereTheyBeginAreNotTakenForAWholeDay() {
    assertThatThrownBy(() -> Hours.parse("08:00-08:00"))
        .hasMessage(
            "hours \"08:00-08:00\" end where they begin; expected 00:00-24:00 for a whole day");
  }

  @ParameterizedTest
  @CsvSource({"-1, 10", "1440, 1500", "10, 10", "10, 9", "10, 1451"})
  void minutesOutsideTheirRangeAreRefused(int from, int to) {
    assertThatThrownBy(() -> new Hours(from, to))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hours from minute " + from + " to minute " + to);
  }

  @Test
  void messagesAreShortAndCannotDriveATerminal() {
    assertThatThrownBy(() -> Hours.parse("\u001b[2J" + "x".repeat(1000)))
        .message()
        .hasSizeLessThan(200)
        .contains("\"?[2Jxxx")
        .doesNotContain("\u001b");
  }
}
