package dev.nines.incident;

import dev.nines.outcome.Run;
import java.time.Instant;

/** Judges one rule over the runs of one subject. Not safe between threads. */
interface Judge {

  /** A run ended. */
  void ended(Run run);

  /** The schedule called for a run, and the prober itself was too late for it. */
  default void missed(Instant scheduled) {}

  /**
   * Whether it has seen enough since it began to say that trouble which stood before is over: a
   * judge that begins anew knows nothing of the runs before it.
   */
  boolean informed(Instant now);

  /** What the rule says now; instants never go back by more than a step of the clock. */
  Condition at(Instant now);
}
