package dev.nines.store.sql;

import java.time.Duration;

/**
 * For how long what is kept. Hours and days are kept for good.
 *
 * @param runs single runs with their steps
 * @param minutes slots of a minute, not shorter than runs; they go by whole hours
 */
public record Retention(Duration runs, Duration minutes) {

  private static final Duration LEAST = Duration.ofHours(1);

  public static final Retention DEFAULT = new Retention(Duration.ofDays(14), Duration.ofDays(60));

  /**
   * @throws IllegalArgumentException if runs are kept for less than an hour or for longer than
   *     minutes
   */
  public Retention {
    if (runs.compareTo(LEAST) < 0) {
      throw new IllegalArgumentException(
          "runs are to be kept for " + runs + "; expected an hour at least");
    }
    if (minutes.compareTo(runs) < 0) {
      throw new IllegalArgumentException(
          "minutes are to be kept for "
              + minutes
              + " and runs for "
              + runs
              + "; expected minutes to be kept as long as runs at least");
    }
  }
}
