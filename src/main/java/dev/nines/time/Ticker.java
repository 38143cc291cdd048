package dev.nines.time;

import java.time.Duration;

/** The monotonic clock: a count of nanoseconds from an arbitrary origin that never goes back. */
@FunctionalInterface
public interface Ticker {

  /** The system's monotonic clock. */
  Ticker SYSTEM = System::nanoTime;

  /** Nanoseconds since an origin that only differences make meaningful. */
  long nanos();

  /** The time passed since {@code start}, a value of {@link #nanos()}. */
  default Duration since(long start) {
    return Duration.ofNanos(nanos() - start);
  }
}
