package dev.nines.slo;

import java.time.Duration;
import java.time.Instant;

/** Time in [from, to). */
public record Window(Instant from, Instant to) {

  /**
   * @throws IllegalArgumentException if it ends before it begins
   */
  public Window {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "the window is from " + from + " to " + to + "; expected an end that is not before");
    }
  }

  /** The last {@code length} before {@code to}. */
  public static Window before(Instant to, Duration length) {
    return new Window(to.minus(length), to);
  }

  public boolean contains(Instant at) {
    return !at.isBefore(from) && at.isBefore(to);
  }

  public Duration length() {
    return Duration.between(from, to);
  }

  public boolean isEmpty() {
    return !from.isBefore(to);
  }
}
