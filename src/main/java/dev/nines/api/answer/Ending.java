package dev.nines.api.answer;

import dev.nines.outcome.Cause;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Outcome.Degraded;
import dev.nines.outcome.Outcome.Excluded;
import dev.nines.outcome.Outcome.Failed;
import dev.nines.outcome.Outcome.Inconclusive;
import dev.nines.outcome.Outcome.Passed;
import dev.nines.outcome.Reason;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An outcome, taken apart into words; all null while a run goes on. */
record Ending(
    @Nullable String outcome,
    @Nullable String reason,
    @Nullable String step,
    @Nullable String dependency,
    @Nullable String cause,
    @Nullable String message) {

  static final Ending NONE = new Ending(null, null, null, null, null, null);

  static Ending of(Outcome outcome) {
    var word = outcome.word();
    return switch (outcome) {
      case Passed _ -> new Ending(word, null, null, null, null, null);
      case Degraded(var message) -> new Ending(word, null, null, null, null, told(message));
      case Failed(var reason, var step, var dependency, var message) ->
          new Ending(word, reason.word(), step, dependency, null, told(message));
      case Excluded(var message) -> new Ending(word, null, null, null, null, told(message));
      case Inconclusive(var cause, var message) ->
          new Ending(word, null, null, null, cause.word(), told(message));
    };
  }

  private static @Nullable String told(String message) {
    return WellFormed.text(message);
  }

  /**
   * The outcome that this was made of.
   *
   * @throws IllegalArgumentException if there is none yet, or an unknown one
   */
  Outcome read() {
    var told = Objects.requireNonNullElse(message, "");
    return switch (outcome) {
      case "passed" -> new Passed();
      case "degraded" -> new Degraded(told);
      case "failed" ->
          new Failed(
              Words.of(Reason.values(), Reason::word, String.valueOf(reason)),
              Objects.requireNonNullElse(step, ""),
              dependency,
              told);
      case "excluded" -> new Excluded(told);
      case "inconclusive" ->
          new Inconclusive(Words.of(Cause.values(), Cause::word, String.valueOf(cause)), told);
      case null -> throw new IllegalArgumentException("the run has not ended");
      default ->
          throw new IllegalArgumentException(
              "found the outcome \""
                  + outcome
                  + "\"; expected one of passed, degraded, failed, excluded, inconclusive");
    };
  }
}
