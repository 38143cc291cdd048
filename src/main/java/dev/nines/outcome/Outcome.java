package dev.nines.outcome;

import org.jspecify.annotations.Nullable;

/** How a run ended. */
public sealed interface Outcome {

  /** The word in metrics, records and pages. */
  default String word() {
    return switch (this) {
      case Passed _ -> "passed";
      case Degraded _ -> "degraded";
      case Failed _ -> "failed";
      case Excluded _ -> "excluded";
      case Inconclusive _ -> "inconclusive";
    };
  }

  /** Whether the customer got what they came for. */
  default boolean good() {
    return this instanceof Passed || this instanceof Degraded;
  }

  /** Every step succeeded at its first attempt, within every limit. */
  record Passed() implements Outcome {}

  /**
   * The customer got what they came for, but only after a retry or over a soft limit; {@code
   * message} says which.
   */
  record Degraded(String message) implements Outcome {}

  /**
   * The customer did not get what they came for.
   *
   * @param step the step that failed; for a {@link Reason#LIMIT} the step that should have been
   *     reached
   * @param dependency the dependency that the step names, or null
   * @param message what was observed, what was expected, and which limit
   */
  record Failed(Reason reason, String step, @Nullable String dependency, String message)
      implements Outcome {}

  /** The need could not arise or was not promised now. */
  record Excluded(String message) implements Outcome {}

  /** The prober itself was at fault. */
  record Inconclusive(Cause cause, String message) implements Outcome {}
}
