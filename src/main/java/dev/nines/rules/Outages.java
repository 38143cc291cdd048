package dev.nines.rules;

import dev.nines.alert.AlertPolicy;
import dev.nines.alert.AlertRule.Concern;
import dev.nines.alert.AlertRule.Consecutive;
import dev.nines.alert.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The alerts of journeys that fail altogether: {@link Consecutive} failures as far as counters tell
 * of an order. In more than half of the regions it is an outage; the trouble of fewer may be that
 * of the way there.
 */
record Outages(Catalogue catalogue) {

  /** 1 where all of a journey's last runs failed, 0 where a run among them says otherwise. */
  static final String FAILING = "journey_region:nines_failing:bool";

  /** Between two scrapes or evaluations a minute may stay empty. */
  private static final Range LEAST = Range.minutes(2);

  /** Whether each journey fails in each region; journeys that are judged over one time share. */
  List<Rule> recorded() {
    var expressions = new ArrayList<String>();
    for (var rule : presets()) {
      var byTime = new TreeMap<Duration, TreeSet<String>>();
      catalogue
          .journeys()
          .forEach(journey ->
              byTime.computeIfAbsent(journey.interval(), _ -> new TreeSet<>()).add(journey.name()));
      byTime.forEach(
          (interval, journeys) -> expressions.add(failing(rule.failures(), interval, journeys)));
    }
    return List.of(Rule.of(FAILING, String.join("\nor\n", expressions)));
  }

  private static List<Consecutive> presets() {
    return AlertPolicy.PRESET
        .all()
        .filter(Consecutive.class::isInstance)
        .map(Consecutive.class::cast)
        .toList();
  }

  /** One interval more for the failures than for the good runs: starts and scrapes jitter. */
  private static String failing(int failures, Duration interval, TreeSet<String> journeys) {
    var runs =
        Selector.of(Family.RUNS.recorded(Subject.JOURNEY, Ranges.STEP)).among("journey", journeys);
    var without = Range.wholeMinutes(interval.multipliedBy(failures), LEAST);
    var with = Range.wholeMinutes(interval.multipliedBy(failures + 1), LEAST);
    return """
    (
      sum by (journey, region) (sum_over_time(%s)) >= bool %d
      unless on (journey, region)
      sum by (journey, region) (sum_over_time(%s)) > 0
    )
    or
    0 * sum by (journey, region) (sum_over_time(%s)) > bool 0\
    """
        .formatted(
            runs.with("outcome", "failed").over(with.justWithin()),
            failures,
            runs.among("outcome", Measure.GOOD).over(without.justWithin()),
            runs.among("outcome", Measure.MEASURED).over(with.justWithin()));
  }

  List<Alert> alerts() {
    var failing = new Selection(catalogue).of(Subject.JOURNEY, FAILING);
    var alerts = new ArrayList<Alert>();
    for (var rule : presets()) {
      alerts.add(
          new Alert(
              "NinesOutage",
              """
              (avg by (journey) (%s) > 0.5)
              * on (journey) group_left (service) %s\
              """
                  .formatted(failing, Counts.MEASURES),
              Duration.ZERO,
              rule.severity(),
              Concern.CUSTOMERS,
              Words.summary("Not working for customers", Subject.JOURNEY, false),
              "All the last runs of %s failed, %d at least, in {{ $value | humanizePercentage }} of its regions: %s."
                  .formatted(
                      Words.where(Subject.JOURNEY, false),
                      rule.failures(),
                      Words.regionsWith(FAILING))));
      alerts.add(
          new Alert(
              "NinesRegionOutage",
              """
              (
                %1$s == 1
                unless on (journey)
                avg by (journey) (%1$s) > 0.5
              )
              * on (journey) group_left (service) %2$s\
              """
                  .formatted(failing, Counts.MEASURES),
              Duration.ZERO,
              Severity.ADVISORY,
              Concern.CUSTOMERS,
              Words.summary("Not working from one region", Subject.JOURNEY, true),
              "All the last runs of %s failed, %d at least, and most of its other regions are well: it may be the way from there."
                  .formatted(Words.where(Subject.JOURNEY, true), rule.failures())));
    }
    return alerts;
  }
}
