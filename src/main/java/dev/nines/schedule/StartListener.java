package dev.nines.schedule;

import java.time.Duration;

/** Told of starts as they fall due; called from the timer's thread, so it must be quick. */
public interface StartListener {

  /** The schedule called for a run of this journey. */
  void due(String journey);

  /**
   * A start was passed over: the run before it still went on, or the prober itself was too late for
   * it. In the second case it was also {@link #due}, and counts against the prober's coverage.
   */
  void overdue(String journey);

  /** A run began this long after its intended start. */
  void late(Duration lateness);
}
