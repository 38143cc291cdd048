package dev.nines.app.watchdog;

import java.time.Duration;

/**
 * How something that goes on by itself fares.
 *
 * @param still for how long it has not moved; zero while it rests
 * @param most how long that may be
 */
public record Movement(String name, Duration still, Duration most) {

  /** Whether only a new start would help. */
  public boolean stuck() {
    return still.compareTo(most) > 0;
  }
}
