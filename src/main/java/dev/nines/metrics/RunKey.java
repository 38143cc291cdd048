package dev.nines.metrics;

import dev.nines.outcome.Outcome;
import dev.nines.outcome.Reason;
import org.jspecify.annotations.Nullable;

/** What tells the counters of runs of one journey apart; "" where a label does not apply. */
record RunKey(String outcome, String reason, String step, String dependency) {

  static RunKey of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Failed failed -> failed(failed.reason(), failed.step(), failed.dependency());
      case Outcome.Inconclusive inconclusive ->
          new RunKey(outcome.word(), inconclusive.cause().word(), "", "");
      case Outcome.Passed _, Outcome.Degraded _, Outcome.Excluded _ ->
          new RunKey(outcome.word(), "", "", "");
    };
  }

  static RunKey failed(Reason reason, String step, @Nullable String dependency) {
    return new RunKey("failed", reason.word(), step, dependency == null ? "" : dependency);
  }
}
