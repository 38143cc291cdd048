package dev.nines.incident;

import dev.nines.outcome.Run;
import java.time.Instant;

/** Judges one rule over the runs of one journey. */
interface RunJudge extends Judge {

  /** A run ended. */
  void ended(Run run);

  /** The schedule called for a run, and the prober itself was too late for it. */
  default void missed(Instant scheduled) {}
}
