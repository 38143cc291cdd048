package dev.nines.time;

import java.time.InstantSource;

/**
 * The three faces of time, handed around together.
 *
 * @param ticker for durations
 * @param wall for stamps
 * @param timer for what happens later
 */
public record Clocks(Ticker ticker, InstantSource wall, Timer timer) {

  /** The system's clocks around {@code timer}. */
  public static Clocks system(Timer timer) {
    return new Clocks(Ticker.SYSTEM, InstantSource.system(), timer);
  }
}
