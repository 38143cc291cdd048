package dev.nines.schedule;

import java.time.Instant;

/**
 * What is known of a journey's runs, whatever its file says by now. Guarded by the schedule's lock.
 */
final class Tally {

  int running;

  /** The latest intended start that was dealt with: no start is dealt with twice. */
  Instant latest = Instant.MIN;
}
