package dev.nines.rules;

import dev.nines.alert.AlertPolicy;
import dev.nines.alert.AlertRule.Concern;
import dev.nines.alert.AlertRule.FailuresOf;
import dev.nines.alert.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The alerts of journeys that fail too often, in a row or not: a partial outage, also of what
 * promises nothing. The time in which so many runs are due stands for the last runs, as counters
 * know of no order.
 */
record Failures(Catalogue catalogue) {

  /** 1 where so many of a journey's last runs failed, 0 where fewer did. */
  static final String OFTEN = "journey_region:nines_often_failing:bool";

  private static final Range LEAST = Range.minutes(2);

  /** Minutes are kept for so long by themselves; of a rarer journey they would cost too much. */
  private static final Range MOST = Range.hours(6);

  /** An outage begins as this does, and is told as one by then. */
  private static final Duration SURE = Duration.ofMinutes(2);

  /** Whether each journey fails too often in each region, of those that run often enough. */
  List<Rule> recorded() {
    var expressions = new ArrayList<String>();
    for (var rule : presets()) {
      var byTime = new TreeMap<Range, TreeSet<String>>();
      for (var journey : catalogue.journeys()) {
        var window = Range.wholeMinutes(journey.interval().multipliedBy(rule.runs()), LEAST);
        if (window.within(MOST)) {
          byTime.computeIfAbsent(window, _ -> new TreeSet<>()).add(journey.name());
        }
      }
      byTime.forEach((window, journeys) -> expressions.add(often(rule, window, journeys)));
    }
    return expressions.isEmpty()
        ? List.of()
        : List.of(Rule.of(OFTEN, String.join("\nor\n", expressions)));
  }

  private static List<FailuresOf> presets() {
    return AlertPolicy.PRESET
        .all()
        .filter(FailuresOf.class::isInstance)
        .map(FailuresOf.class::cast)
        .toList();
  }

  /** Starts and scrapes jitter, so that there may be a run more; an outage is told as one. */
  private static String often(FailuresOf rule, Range window, TreeSet<String> journeys) {
    var runs =
        Selector.of(Family.RUNS.recorded(Subject.JOURNEY, Ranges.STEP)).among("journey", journeys);
    var within = window.justWithin();
    var failed = sum(runs.with("outcome", "failed").over(within));
    var measured = sum(runs.among("outcome", Measure.MEASURED).over(within));
    return """
    (
      (%1$s >= bool %3$d)
      * (%4$d * %1$s >= bool %3$d * (%2$s - 1))
      unless on (journey, region)
      max_over_time(%5$s) > 0
    )
    or
    0 * %2$s > bool 0\
    """
        .formatted(
            failed,
            measured,
            rule.failures(),
            rule.runs(),
            Selector.of(Outages.FAILING).among("journey", journeys).over(within));
  }

  private static String sum(String counts) {
    return "sum by (journey, region) (sum_over_time(" + counts + "))";
  }

  List<Alert> alerts() {
    if (recorded().isEmpty()) {
      return List.of();
    }
    var often = new Selection(catalogue).of(Subject.JOURNEY, OFTEN);
    var alerts = new ArrayList<Alert>();
    for (var rule : presets()) {
      alerts.add(
          new Alert(
              "NinesFailures",
              """
              (avg by (journey) (%s) > 0.5)
              * on (journey) group_left (service) %s\
              """
                  .formatted(often, Counts.MEASURES),
              SURE,
              rule.severity(),
              Concern.CUSTOMERS,
              Words.summary("Failing too often for customers", Subject.JOURNEY, false),
              "%d of the last %d runs of %s failed, or more, in {{ $value | humanizePercentage }} of its regions: %s."
                  .formatted(
                      rule.failures(),
                      rule.runs(),
                      Words.where(Subject.JOURNEY, false),
                      Words.regionsWith(OFTEN))));
      alerts.add(
          new Alert(
              "NinesRegionFailures",
              """
              (
                %1$s == 1
                unless on (journey)
                avg by (journey) (%1$s) > 0.5
              )
              * on (journey) group_left (service) %2$s\
              """
                  .formatted(often, Counts.MEASURES),
              SURE,
              Severity.ADVISORY,
              Concern.CUSTOMERS,
              Words.summary("Failing too often from one region", Subject.JOURNEY, true),
              "%d of the last %d runs of %s failed, or more, and most of its other regions are well: it may be the way from there."
                  .formatted(rule.failures(), rule.runs(), Words.where(Subject.JOURNEY, true))));
    }
    return alerts;
  }
}
