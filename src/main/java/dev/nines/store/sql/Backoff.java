package dev.nines.store.sql;

import java.time.Duration;

/** How long to wait before the database is tried again: longer each time, up to half a minute. */
final class Backoff {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private Duration next = FIRST;

  Duration next() {
    var now = next;
    next = next.multipliedBy(2).compareTo(LONGEST) < 0 ? next.multipliedBy(2) : LONGEST;
    return now;
  }

  void reset() {
    next = FIRST;
  }
}
