package dev.nines.slo;

import java.util.OptionalDouble;

/**
 * A share as it was counted, so that nothing is lost by dividing early.
 *
 * @param part 0 to {@code whole}, but for a coverage, which replays may carry above it
 * @param whole 0 where nothing was measured
 */
public record Ratio(long part, long whole) {

  public Ratio {
    if (part < 0 || whole < 0) {
      throw new IllegalArgumentException(part + " of " + whole + " is no share");
    }
  }

  /** Between 0 and 1; empty where nothing was measured, which is neither 0 nor 1. */
  public OptionalDouble value() {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }
}
