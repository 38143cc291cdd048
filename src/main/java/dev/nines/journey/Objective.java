package dev.nines.journey;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is promised over a window of time. */
public sealed interface Objective {

  Window window();

  /**
   * Good runs among good and bad.
   *
   * @param target a share, more than 0 and less than 1
   */
  record Availability(double target, Window window) implements Objective {}

  /**
   * Runs that are fast enough; a good run over the threshold is degraded.
   *
   * @param target the share of runs under {@code threshold}, more than 0 and less than 1
   * @param milestone what is measured; null for the whole run
   */
  record Latency(double target, Duration threshold, @Nullable String milestone, Window window)
      implements Objective {}

  /** The time over which an objective is judged. */
  sealed interface Window {}

  /** The last {@code length}. */
  record Rolling(Duration length) implements Window {}

  /** The calendar month. */
  record Month() implements Window {}
}
