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

  /** A year and a month, so that a month can be held against the same month a year ago. */
  private static final Duration INCIDENTS = Duration.ofDays(400);

  /** Longer than any silence or link of an acknowledgement is in force. */
  private static final Duration OTHER_DOCUMENTS = Duration.ofDays(90);

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

  /** How long a document of a kind is kept from its beginning on, if it is closed by then. */
  Duration documents(String kind) {
    return kind.equals("incident") ? INCIDENTS : OTHER_DOCUMENTS;
  }
}
