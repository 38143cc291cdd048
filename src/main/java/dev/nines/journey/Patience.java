package dev.nines.journey;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a client waits.
 *
 * @param timeout for one attempt, from its beginning to the complete answer; more than zero
 * @param within for all attempts of the step and the waits between them, or null for no limit but
 *     theirs and the journey's
 * @param observe how long an exchange is kept open to learn the server's verdict, from the
 *     attempt's beginning; never shorter than {@code timeout}
 */
public record Patience(Duration timeout, @Nullable Duration within, Duration observe) {

  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration LEAST_OBSERVED = Duration.ofSeconds(5);
  private static final Duration MOST_OBSERVED = Duration.ofSeconds(30);

  public Patience {
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException(
          "timeout is " + Durations.text(timeout) + "; expected more than 0");
    }
    if (observe.compareTo(timeout) < 0) {
      observe = timeout;
    }
  }

  /** With the default window of observation: ten timeouts, at least 5 s and at most 30 s. */
  public static Patience of(Duration timeout) {
    return new Patience(timeout, null, defaultObservation(timeout));
  }

  /** Ten timeouts, at least 5 s and at most 30 s. */
  public static Duration defaultObservation(Duration timeout) {
    var ten = timeout.multipliedBy(10);
    if (ten.compareTo(LEAST_OBSERVED) < 0) {
      return LEAST_OBSERVED;
    }
    return ten.compareTo(MOST_OBSERVED) > 0 ? MOST_OBSERVED : ten;
  }
}
