package dev.nines.runner;

import dev.nines.outcome.Reason;
import java.time.Duration;

/**
 * A moment that nothing may pass.
 *
 * @param at from the run's start
 * @param reason why a run fails that passes it
 * @param words the limit, to end a sentence with
 */
record Deadline(Duration at, Reason reason, String words) {

  Duration left(Duration now) {
    return at.minus(now);
  }

  Deadline earlier(Deadline other) {
    return other.at.compareTo(at) < 0 ? other : this;
  }
}
