package dev.nines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.outcome.Cause;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Reason;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitStatusTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "passed | 0",
        "degraded | 0",
        "failed | 1",
        "excluded | 3",
        "inconclusive | 4",
        "passed degraded | 0",
        "passed excluded | 0",
        "excluded excluded | 3",
        "excluded inconclusive | 4",
        "passed inconclusive | 4",
        "inconclusive failed | 1",
        "passed failed | 1",
        "failed excluded inconclusive passed | 1",
        "'' | 3",
      })
  void theWorstThatIsKnownWins(String outcomes, int status) {
    assertThat(
            ExitStatus.of(
                Arrays.stream(outcomes.split(" "))
                    .filter(word -> !word.isEmpty())
                    .map(ExitStatusTest::outcome)
                    .toList()))
        .isEqualTo(status);
  }

  private static Outcome outcome(String word) {
    return switch (word) {
      case "passed" -> new Outcome.Passed();
      case "degraded" -> new Outcome.Degraded("retried");
      case "failed" -> new Outcome.Failed(Reason.ERROR, "step", null, "failed");
      case "excluded" -> new Outcome.Excluded("closed");
      case "inconclusive" -> new Outcome.Inconclusive(Cause.BUG, "bug");
      default -> throw new IllegalArgumentException(word);
    };
  }
}
