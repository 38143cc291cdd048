package dev.nines.sentry;

import dev.nines.time.Ticker;
import java.time.Duration;

/**
 * How much may be reported: so many at once, and as many again in a minute. An error that comes
 * with every run is one error, and whoever takes them counts them by the piece. Safe between
 * threads.
 */
final class Allowance {

  private final Ticker ticker;
  private final int most;
  private final long nanosForOne;
  private double left;
  private long looked;
  private long refused;

  Allowance(Ticker ticker, int most) {
    this.ticker = ticker;
    this.most = most;
    this.nanosForOne = Duration.ofMinutes(1).toNanos() / most;
    this.left = most;
    this.looked = ticker.nanos();
  }

  /** How many were refused since one was taken, if one may be now; else less than none. */
  synchronized long take() {
    long now = ticker.nanos();
    left = Math.min(most, left + (double) (now - looked) / nanosForOne);
    looked = now;
    if (left < 1) {
      refused++;
      return -1;
    }
    left--;
    long before = refused;
    refused = 0;
    return before;
  }
}
