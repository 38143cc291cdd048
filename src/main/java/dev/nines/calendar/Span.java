package dev.nines.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of time, half-open: {@code from} belongs to it, {@code to} does not.
 *
 * @param from the first instant of it
 * @param to the first instant after it, later than {@code from}
 */
public record Span(Instant from, Instant to) {

  /**
   * @throws IllegalArgumentException if {@code to} is not later than {@code from}
   */
  public Span {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(
          "a span from " + from + " to " + to + " holds no time; expected an end after the start");
    }
  }

  /** The span between two instants, or nothing where there is no time between them. */
  static Optional<Span> between(Instant from, Instant to) {
    return from.isBefore(to) ? Optional.of(new Span(from, to)) : Optional.empty();
  }

  public Duration length() {
    return Duration.between(from, to);
  }

  public boolean contains(Instant at) {
    return !at.isBefore(from) && at.isBefore(to);
  }
}
