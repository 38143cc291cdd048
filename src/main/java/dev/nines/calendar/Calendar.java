package dev.nines.calendar;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * When a service is promised to its customers: a set of instants. Business time is the time that
 * passes in it, as a stopwatch measures it; it stands still outside.
 */
public sealed interface Calendar permits Always, BusinessHours, Maintained {

  /**
   * How far a search looks for open time, and the longest window that business hours are walked
   * through: 100 years. It bounds every loop, so that a calendar which never opens again is said to
   * be one instead of being searched for ever.
   */
  Duration HORIZON = Duration.ofDays(36_525);

  /** The name by which journeys refer to it. */
  String name();

  /** Whether the service is promised at this instant. */
  boolean contains(Instant at);

  /**
   * The open time within [from, to), in ascending order, cut to the window. Spans do not overlap;
   * two may touch, such as those of two days at midnight. They are found as they are asked for.
   *
   * @throws IllegalArgumentException if {@code to} is before {@code from}, or the window of
   *     business hours is longer than {@link #HORIZON}
   */
  Iterator<Span> openSpans(Instant from, Instant to);

  /** Why the service is not promised at this instant, in words for a person; empty where it is. */
  Optional<String> whyClosed(Instant at);

  /**
   * The first instant in the calendar that is not before {@code from}: {@code from} itself where
   * that is open. Empty if there is none within {@link #HORIZON}.
   */
  default Optional<Instant> nextOpening(Instant from) {
    var open = openSpans(from, from.plus(HORIZON));
    return open.hasNext() ? Optional.of(open.next().from()) : Optional.empty();
  }

  /**
   * The business time that passes between two instants.
   *
   * @throws IllegalArgumentException as {@link #openSpans}
   */
  default Duration openTimeBetween(Instant from, Instant to) {
    var sum = Duration.ZERO;
    for (var open = openSpans(from, to); open.hasNext(); ) {
      sum = sum.plus(open.next().length());
    }
    return sum;
  }

  /**
   * The first instant by which this much business time has passed: what was asked on Friday at
   * 17:30 and is promised within one hour of Mon-Fri 09:00-18:00 is due on Monday at 09:30; asked
   * at 17:00, it is due on Friday at 18:00.
   *
   * @param businessTime not negative; with zero the answer is {@code from}
   * @throws IllegalArgumentException if {@code businessTime} is negative
   * @throws DateTimeException if the calendar is not open for so long within {@link #HORIZON}
   */
  default Instant plus(Instant from, Duration businessTime) {
    if (businessTime.isNegative()) {
      throw new IllegalArgumentException(
          "business time " + businessTime + " is negative; expected zero or more");
    }
    if (businessTime.isZero()) {
      return from;
    }
    var left = businessTime;
    for (var open = openSpans(from, from.plus(HORIZON)); open.hasNext(); ) {
      var span = open.next();
      if (left.compareTo(span.length()) <= 0) {
        return span.from().plus(left);
      }
      left = left.minus(span.length());
    }
    throw new DateTimeException(
        "calendar \"%s\" is open for %s within the %d days after %s; expected at least %s"
            .formatted(name(), businessTime.minus(left), HORIZON.toDays(), from, businessTime));
  }

  /** This calendar without the time of maintenance. */
  default Calendar without(List<? extends Maintenance> maintenance) {
    return maintenance.isEmpty() ? this : new Maintained(this, List.copyOf(maintenance));
  }
}
