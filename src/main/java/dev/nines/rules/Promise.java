package dev.nines.rules;

import dev.nines.journey.Objective;
import dev.nines.slo.LatencyPromise;
import java.math.BigDecimal;
import java.util.Map;

/**
 * An objective of one journey or service.
 *
 * @param name of the journey or service
 * @param objective {@link #AVAILABILITY}, or the latency such as {@code run < 3s}
 * @param target a share, more than 0 and less than 1
 * @param calendarMonth whether the window stands for a calendar month
 */
record Promise(
    Subject subject,
    String name,
    String objective,
    BigDecimal target,
    Range window,
    boolean calendarMonth) {

  static final String AVAILABILITY = "availability";

  /** What stands for a calendar month, which PromQL cannot look back over. */
  private static final Range MONTH = Range.days(30);

  static Promise of(Subject subject, String name, Objective objective) {
    return switch (objective) {
      case Objective.Availability(double target, Objective.Window window) ->
          of(subject, name, AVAILABILITY, target, window);
      case Objective.Latency latency ->
          of(
              subject,
              name,
              LatencyPromise.of(latency).toString(),
              latency.target(),
              latency.window());
    };
  }

  private static Promise of(
      Subject subject, String name, String objective, double target, Objective.Window window) {
    var share = BigDecimal.valueOf(target);
    return switch (window) {
      case Objective.Rolling rolling ->
          new Promise(subject, name, objective, share, new Range(rolling.length()), false);
      case Objective.Month _ -> new Promise(subject, name, objective, share, MONTH, true);
    };
  }

  boolean ofAvailability() {
    return objective.equals(AVAILABILITY);
  }

  /** The share of bad events that it allows. */
  String allowed() {
    return BigDecimal.ONE.subtract(target).stripTrailingZeros().toPlainString();
  }

  /** What tells the series of one objective from those of another. */
  Map<String, String> labels() {
    return Map.of("objective", objective, "target", percentage(), "window", window.toString());
  }

  private String percentage() {
    return target.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
  }
}
