package dev.nines.yaml;

import dev.nines.journey.Durations;
import dev.nines.journey.Journey;
import dev.nines.journey.Patience;
import dev.nines.yaml.shape.Problems;
import dev.nines.yaml.shape.Written;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A journey's interval and deadline.
 *
 * @param origin where the timeout comes from, for messages
 */
record JourneyLimits(Duration interval, Duration timeout, boolean overlap, String origin) {

  static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(1);
  static final Duration LEAST_INTERVAL = Duration.ofSeconds(1);
  private static final Duration MOST_DEFAULT_TIMEOUT = Duration.ofSeconds(60);

  static JourneyLimits of(Written journey, Problems problems) {
    var interval = journey.get(JourneyKeys.INTERVAL, DEFAULT_INTERVAL);
    if (interval.compareTo(LEAST_INTERVAL) < 0) {
      problems.add(
          journey.at(JourneyKeys.INTERVAL),
          "interval is " + Durations.text(interval) + "; expected at least 1s",
          null);
    }
    boolean overlap = journey.get(JourneyKeys.OVERLAP, false);
    var timeout = journey.get(JourneyKeys.TIMEOUT);
    if (timeout == null) {
      // A timeout that could not be read judges nothing.
      var most = min(interval, MOST_DEFAULT_TIMEOUT);
      return journey.has(JourneyKeys.TIMEOUT)
          ? new JourneyLimits(interval, Duration.ofDays(36_500), overlap, "")
          : new JourneyLimits(interval, most, overlap, " (by default the interval, at most 60s)");
    }
    if (timeout.compareTo(interval) > 0 && !overlap) {
      problems.warn(
          journey.at(JourneyKeys.TIMEOUT),
          "timeout %s is longer than the interval %s and runs do not overlap: a start that comes due while a run goes on is counted as missed and not made up for"
              .formatted(Durations.text(timeout), Durations.text(interval)),
          "to keep every start, add overlap: true or set the interval to "
              + Durations.text(timeout));
    }
    return new JourneyLimits(interval, timeout, overlap, "");
  }

  /** The deadline above the steps. */
  Deadline steps() {
    return new Deadline(
        timeout,
        "the journey's timeout of " + Durations.text(timeout) + origin,
        true,
        "give the journey a `timeout` of at least ");
  }

  /** The deadline above teardown. */
  static Deadline teardown() {
    var most = Journey.TEARDOWN_LIMIT;
    return new Deadline(
        most, "the " + Durations.text(most) + " that all of finally has", false, "");
  }

  /** The deadline above a health check: the next one comes then. */
  static Deadline check(Duration every) {
    return new Deadline(
        every,
        "the time between two checks, " + Durations.text(every),
        true,
        "set `every` to at least ");
  }

  /**
   * What the patience of a step has to fit into.
   *
   * @param words for messages, value included
   * @param strict whether an actor's defaults have to fit as well; otherwise they are cut short
   * @param remedy what an author may do to wait longer, up to how long; "" where nothing helps
   */
  record Deadline(Duration most, String words, boolean strict, String remedy) {

    /** What an author may do to wait for so long; null where nothing helps. */
    @Nullable String room(Duration timeout) {
      return remedy.isEmpty() ? null : remedy + Durations.text(timeout);
    }

    /** The patience of a step for which nobody gives one. */
    Duration defaultTimeout() {
      return min(Patience.DEFAULT_TIMEOUT, most);
    }
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
