package dev.nines.api.answer;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Durations as numbers of seconds, exact to the nanosecond. */
public final class Seconds {

  private Seconds() {}

  /** Without zeros at the end. */
  public static BigDecimal of(Duration duration) {
    var brief = BigDecimal.valueOf(duration.toNanos(), 9).stripTrailingZeros();
    return brief.scale() < 0 ? brief.setScale(0) : brief;
  }

  static @Nullable BigDecimal ofNullable(@Nullable Duration duration) {
    return duration == null ? null : of(duration);
  }

  static Duration read(BigDecimal seconds) {
    return Duration.ofNanos(seconds.movePointRight(9).longValue());
  }

  static @Nullable Duration readNullable(@Nullable BigDecimal seconds) {
    return seconds == null ? null : read(seconds);
  }
}
