package dev.nines.cli.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

  @ParameterizedTest
  @CsvSource({
    "1, 100 %",
    "0, 0 %",
    "0.5, 50.00 %",
    "0.9995, 99.95 %",
    "0.9999, 99.99 %",
    "0.99996, 99.996 %",
    "0.999999, 99.9999 %",
    "0.99999987, 99.99998 %",
    "0.999999999, 99.999999 %",
    "0.29, 29.00 %",
    "0.666666666666, 66.66 %",
    "0.00004, <0.01 %",
    "0.0001, 0.01 %",
  })
  void aShareIsNeverRoundedUp(double share, String text) {
    assertThat(Figures.share(share)).isEqualTo(text);
  }

  @Test
  void whatWasNotMeasuredIsADash() {
    assertThat(Figures.share(null)).isEqualTo("–");
    assertThat(Figures.budget(null)).isEqualTo("–");
    assertThat(Figures.rate(null)).isEqualTo("–");
    assertThat(Figures.seconds(null)).isEqualTo("–");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 100 %",
    "0.999, 99 %",
    "0, 0 %",
    "-0.001, -1 %",
    "-12.5, '-1,250 %'",
  })
  void aBudgetIsNeverRoundedUp(double left, String text) {
    assertThat(Figures.budget(left)).isEqualTo(text);
  }

  @Test
  void otherFiguresAreShort() {
    assertThat(Figures.target(0.9995)).isEqualTo("99.95 %");
    assertThat(Figures.target(0.9)).isEqualTo("90 %");
    assertThat(Figures.rate(14.43)).isEqualTo("14.4");
    assertThat(Figures.count(1_234_567)).isEqualTo("1,234,567");
    assertThat(Figures.seconds(0.812)).isEqualTo("812 ms");
    assertThat(Figures.length(5_400.0)).isEqualTo("1h30m");
  }
}
