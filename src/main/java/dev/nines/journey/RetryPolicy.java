package dev.nines.journey;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a client does when an attempt fails.
 *
 * @param times how often it tries again, 0 to 100
 * @param backoff the wait before the first retry
 * @param factor by which the wait grows from one retry to the next, 1 to 10
 * @param jitter the share of each wait that is random, 0 to 1: a wait of w lies within w·(1 ±
 *     jitter)
 * @param on the failures that are tried again
 */
public record RetryPolicy(
    int times, Duration backoff, double factor, double jitter, Set<Failure> on) {

  public static final RetryPolicy NONE = of(0);

  public RetryPolicy {
    if (times < 0 || times > 100) {
      throw new IllegalArgumentException("retry is " + times + " times; expected 0 to 100");
    }
    if (backoff.isNegative()) {
      throw new IllegalArgumentException("the wait before a retry is negative");
    }
    if (!(factor >= 1 && factor <= 10)) {
      throw new IllegalArgumentException("factor is " + factor + "; expected 1 to 10");
    }
    if (!(jitter >= 0 && jitter <= 1)) {
      throw new IllegalArgumentException("jitter is " + jitter + "; expected 0 to 1");
    }
    on = Set.copyOf(on);
  }

  /**
   * At once, after whatever a second try may mend: a timeout, a refusal, an error, but not a wrong
   * answer.
   */
  public static RetryPolicy of(int times) {
    return new RetryPolicy(
        times, Duration.ZERO, 1, 0, EnumSet.of(Failure.TIMEOUT, Failure.REFUSED, Failure.ERROR));
  }

  /**
   * The wait before retry number {@code retry}.
   *
   * @param retry from 1
   * @param random uniform in [0, 1)
   */
  public Duration backoffBefore(int retry, double random) {
    double nanos =
        backoff.toNanos() * Math.pow(factor, retry - 1) * (1 + jitter * (2 * random - 1));
    return Duration.ofNanos((long) Math.min(nanos, Long.MAX_VALUE));
  }

  /** The longest that all waits together can be. */
  public Duration longestBackoffs() {
    var sum = Duration.ZERO;
    for (int retry = 1; retry <= times; retry++) {
      sum = sum.plus(backoffBefore(retry, 1));
    }
    return sum;
  }

  /** The client verdicts that are failures. */
  public enum Failure {
    TIMEOUT,
    REFUSED,
    ERROR,
    WRONG
  }
}
