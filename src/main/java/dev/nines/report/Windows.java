package dev.nines.report;

import dev.nines.journey.Durations;
import dev.nines.journey.Objective;
import dev.nines.slo.Resolution;
import dev.nines.slo.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** The windows of time that are asked about; all in whole minutes, UTC. */
public final class Windows {

  private static final Duration LONG = Duration.ofDays(3);

  private Windows() {}

  /**
   * The last {@code length} before {@code to}. One longer than three days begins with a whole hour:
   * minutes are kept for a time only.
   */
  public static Window last(Duration length, Instant to) {
    var end = Resolution.MINUTE.ceil(to);
    var from = end.minus(length);
    return new Window(
        (length.compareTo(LONG) > 0 ? Resolution.HOUR : Resolution.MINUTE).floor(from), end);
  }

  /** A calendar month, up to {@code to} at most. */
  public static Window month(YearMonth month, Instant to) {
    var from = month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    var end = month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    var now = Resolution.MINUTE.ceil(to);
    return new Window(from, now.isBefore(from) ? from : now.isBefore(end) ? now : end);
  }

  /** The calendar month that ends with {@code to} or in which it lies. */
  public static Window month(Instant to) {
    return month(YearMonth.from(to.minusNanos(1).atOffset(ZoneOffset.UTC)), to);
  }

  /** In whole minutes, up to this one at most: nothing is known of what is to come. */
  static Window past(Window window, Instant now) {
    var end = Resolution.MINUTE.ceil(now);
    var from = Resolution.MINUTE.floor(window.from());
    var to = Resolution.MINUTE.ceil(window.to());
    return new Window(from.isBefore(end) ? from : end, to.isBefore(end) ? to : end);
  }

  static Window of(Objective objective, Instant to) {
    return switch (objective.window()) {
      case Objective.Rolling rolling -> last(rolling.length(), to);
      case Objective.Month _ -> month(to);
    };
  }

  /** As it is written in a journey. */
  static String text(Objective objective) {
    return switch (objective.window()) {
      case Objective.Rolling rolling -> Durations.text(rolling.length());
      case Objective.Month _ -> "month";
    };
  }
}
