package dev.nines.incident;

import java.time.Instant;

/** Judges one rule of one subject. Not safe between threads. */
interface Judge {

  /**
   * Whether it has seen enough since it began to say that trouble which stood before is over: a
   * judge that begins anew may know nothing of what was before it.
   */
  boolean informed(Instant now);

  /** What the rule says now; instants never go back by more than a step of the clock. */
  Condition at(Instant now);
}
