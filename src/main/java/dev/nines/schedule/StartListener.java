package dev.nines.schedule;

import java.time.Duration;
import java.time.Instant;

/** Told of starts as they fall due; called from the timer's thread, so it must be quick. */
public interface StartListener {

  /** The schedule called for a run of this journey, and it begins. */
  void due(String journey);

  /** A start was passed over because the run before still went on: it was not called for. */
  void passedOver(String journey, Instant scheduled);

  /**
   * The schedule called for a run, and the prober itself was too late for it: it counts against the
   * prober's coverage.
   */
  void missed(String journey, Instant scheduled);

  /** A run began this long after its intended start. */
  void late(Duration lateness);

  /**
   * The wall clock was set: what follows {@code from} is {@code to}. Between the two, in whichever
   * order they are, no time passed and nothing was called for.
   */
  void clockSet(Instant from, Instant to);
}
