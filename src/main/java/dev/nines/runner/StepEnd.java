package dev.nines.runner;

import dev.nines.outcome.Cause;
import dev.nines.outcome.Reason;

/** How a step ended, as its journey goes on from it. */
sealed interface StepEnd {

  record Succeeded() implements StepEnd {}

  /**
   * The step failed after its retries.
   *
   * @param silent whether nothing that came from the target says so: a timeout or a refusal, which
   *     the prober's own network may explain
   */
  record Failed(Reason reason, String message, boolean silent) implements StepEnd {}

  /** A precondition was answered and does not hold. */
  record NotHeld(String message) implements StepEnd {}

  /** The prober's own fault. */
  record Cut(Cause cause, String message) implements StepEnd {}
}
