package dev.nines.cli;

import java.time.Duration;

/**
 * How long what is kept for a time is kept.
 *
 * @param runs single runs with their steps and attempts, at least an hour
 * @param minutes the account by the minute, at least two days
 */
public record Retention(Duration runs, Duration minutes) {

  public static final Retention DEFAULT = new Retention(Duration.ofDays(14), Duration.ofDays(60));
}
