package dev.nines.rules;

import dev.nines.journey.Journey;
import dev.nines.journey.Objective;
import dev.nines.journey.Service;
import dev.nines.slo.LatencyPromise;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * An objective of one journey or service.
 *
 * @param name of the journey or service
 * @param objective {@link #AVAILABILITY}, or the latency such as {@code run < 3s}
 * @param target a share, more than 0 and less than 1
 * @param byMinutes whether minutes are judged, and not runs
 * @param calendarMonth whether the window stands for a calendar month
 */
record Promise(
    Subject subject,
    String name,
    String objective,
    BigDecimal target,
    Range window,
    boolean byMinutes,
    boolean calendarMonth) {

  static final String AVAILABILITY = "availability";

  /** What stands for a calendar month, which PromQL cannot look back over. */
  private static final Range MONTH = Range.days(30);

  static Promise of(Journey journey, Objective objective) {
    return of(Subject.JOURNEY, journey.name(), false, objective);
  }

  static Promise of(Service service, Objective objective) {
    return of(Subject.SERVICE, service.name(), service.integral(), objective);
  }

  private static Promise of(Subject subject, String name, boolean byMinutes, Objective objective) {
    return switch (objective) {
      case Objective.Availability(double target, Objective.Window window) ->
          new Promise(
              subject,
              name,
              AVAILABILITY,
              BigDecimal.valueOf(target),
              range(window),
              byMinutes,
              window instanceof Objective.Month);
      case Objective.Latency latency ->
          new Promise(
              subject,
              name,
              LatencyPromise.of(latency).toString(),
              BigDecimal.valueOf(latency.target()),
              range(latency.window()),
              byMinutes,
              latency.window() instanceof Objective.Month);
    };
  }

  private static Range range(Objective.Window window) {
    return switch (window) {
      case Objective.Rolling rolling -> new Range(rolling.length());
      case Objective.Month _ -> MONTH;
    };
  }

  /** Whether its budget is one of minutes, and not of runs. */
  boolean ofMinutes() {
    return byMinutes && ofAvailability();
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

  /** What is the same in promises that one rule can judge. */
  Object sharing() {
    return List.of(labels(), byMinutes);
  }

  private String percentage() {
    return target.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
  }
}
