package dev.nines.notify.receiver;

import java.time.Duration;

/**
 * How long one sending is tried; a later one is the outbox's.
 *
 * @param timeout of each attempt, more than 0
 * @param delay before a retry, and at most as much again at random
 * @param retries after a connection that failed or a server's error, zero or more
 */
public record Patience(Duration timeout, Duration delay, int retries) {

  /** What holds unless somebody asks otherwise. */
  public static final Patience USUAL =
      new Patience(Duration.ofSeconds(10), Duration.ofMillis(500), 2);
}
