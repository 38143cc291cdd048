package dev.nines.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorBudgetTest {

  @ParameterizedTest
  @CsvSource({
    // target, good, all, left, burn, met
    "0.99, 1000, 1000, 1, 0, true",
    "0.99, 990, 1000, 0, 1, true",
    "0.99, 995, 1000, 0.5, 0.5, true",
    "0.99, 980, 1000, -1, 2, false",
    "0.999, 86399913, 86400000, 0.99899, 0.001007, true",
  })
  void theBudgetIsWhatTheTargetAllows(
      double target, long good, long all, double left, double burn, boolean met) {
    var budget = new ErrorBudget(target, new Ratio(good, all));
    assertThat(budget.left().orElseThrow()).isCloseTo(left, within(1e-5));
    assertThat(budget.burnRate().orElseThrow()).isCloseTo(burn, within(1e-5));
    assertThat(budget.met()).isEqualTo(met);
  }

  @Test
  void aTargetThatIsJustMetIsMetWhateverTheRounding() {
    for (int nines = 1; nines <= 5; nines++) {
      long all = 10_000_000;
      double target = 1 - Math.pow(10, -nines);
      long good = all - Math.round(all * Math.pow(10, -nines));
      assertThat(new ErrorBudget(target, new Ratio(good, all)).met()).isTrue();
      assertThat(new ErrorBudget(target, new Ratio(good - 1, all)).met()).isFalse();
    }
  }

  @Test
  void nothingMeasuredSaysNothing() {
    var budget = new ErrorBudget(0.999, new Ratio(0, 0));
    assertThat(budget.left()).isEmpty();
    assertThat(budget.burnRate()).isEmpty();
    assertThat(budget.met()).isTrue();
    assertThat(budget.lowTraffic()).isTrue();
  }

  @Test
  void tooFewRunsAreSaidToBe() {
    assertThat(new ErrorBudget(0.999, new Ratio(999, 999)).lowTraffic()).isTrue();
    assertThat(new ErrorBudget(0.999, new Ratio(1001, 1001)).lowTraffic()).isFalse();
  }

  @Test
  void aTargetOfAllOrNothingIsNone() {
    assertThatThrownBy(() -> new ErrorBudget(1, new Ratio(1, 1)))
        .hasMessage("the target is 1.0; expected more than 0 and less than 1");
  }
}
