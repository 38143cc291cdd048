package dev.nines.rules;

import dev.nines.alert.AlertPolicy;
import dev.nines.alert.AlertRule;
import dev.nines.alert.AlertRule.Concern;
import dev.nines.alert.AlertRule.LowCoverage;
import dev.nines.alert.AlertRule.NoRun;
import dev.nines.alert.Severity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The alerts of the prober's own trouble: it measures too little, or nothing, or is not there.
 * Silence is never health.
 */
record Absences(Catalogue catalogue) {

  private static final String UNKNOWN = "The prober cannot tell whether this works";

  /** One start alone says little: so many must be lost, however few there are. */
  private static final int FEWEST = 3;

  /** Between two scrapes or evaluations a minute may stay empty. */
  private static final Range LEAST = Range.minutes(3);

  private static final Duration ROLLOUT = Duration.ofMinutes(10);

  private Selector intervals() {
    return new Selection(catalogue).of(Subject.JOURNEY, Counts.INTERVAL);
  }

  List<Alert> alerts() {
    var alerts = new ArrayList<Alert>();
    AlertPolicy.PRESET.all().forEach(rule -> alerts.addAll(of(rule)));
    alerts.addAll(List.of(notLoaded(), nothingLoaded(), proberGone(), noProber()));
    return alerts;
  }

  private List<Alert> of(AlertRule rule) {
    return switch (rule) {
      case LowCoverage coverage -> List.of(coverage(coverage));
      case NoRun none -> List.of(noRun(none));
      case AlertRule.Consecutive _,
          AlertRule.FailuresOf _,
          AlertRule.BurnRate _,
          AlertRule.NoGoodRun _ ->
          List.of();
    };
  }

  private Alert coverage(LowCoverage rule) {
    var selection = new Selection(catalogue);
    var window = new Range(rule.window());
    var least = BigDecimal.valueOf(rule.least());
    return new Alert(
        "NinesCoverage",
        """
        (
          %s < %s
          and on (journey, region)
          %s - on (journey, region) %s >= %d
        )
        * on (journey) group_left (service) %s\
        """
            .formatted(
                selection.of(
                    Subject.JOURNEY,
                    Measure.COVERAGE.recorded(new Level(Subject.JOURNEY, true), window)),
                least.toPlainString(),
                selection.of(Subject.JOURNEY, Family.DUE.recorded(Subject.JOURNEY, window)),
                selection.of(Subject.JOURNEY, Family.COVERED.recorded(Subject.JOURNEY, window)),
                FEWEST,
                Counts.MEASURES),
        Duration.ofMinutes(5),
        rule.severity(),
        rule.concern(),
        Words.summary(UNKNOWN, Subject.JOURNEY, true),
        "Only {{ $value | humanizePercentage }} of the runs that the schedule of %s called for were measured in the last %s; at least %s%% are expected. This is the prober's own trouble and says nothing of the service."
            .formatted(
                Words.where(Subject.JOURNEY, true),
                window,
                least.movePointRight(2).stripTrailingZeros().toPlainString()));
  }

  private Alert noRun(NoRun rule) {
    var byTime = new TreeMap<Range, TreeSet<String>>();
    catalogue
        .journeys()
        .forEach(journey ->
            byTime
                .computeIfAbsent(
                    Range.wholeMinutes(AlertRule.silence(rule.length(), journey), LEAST),
                    _ -> new TreeSet<>())
                .add(journey.name()));
    var silent = new ArrayList<String>();
    byTime.forEach((silence, journeys) -> {
      var interval = Selector.of(Counts.INTERVAL).among("journey", journeys);
      var runs =
          Selector.of(Family.RUNS.recorded(Subject.JOURNEY, Ranges.STEP))
              .among("journey", journeys);
      silent.add(
          """
            %1$s
            and
            %1$s offset %2$s
            unless on (journey, region)
            sum by (journey, region) (sum_over_time(%3$s)) > 0
          """
              .formatted(interval, silence, runs.over(silence.justWithin())));
    });
    return new Alert(
        "NinesNoRun",
        "(\n%s)\n* on (journey) group_left (service) %s"
            .formatted(String.join("  or\n", silent), Counts.MEASURES),
        Duration.ZERO,
        rule.severity(),
        rule.concern(),
        Words.summary(UNKNOWN, Subject.JOURNEY, true),
        "No run of %s has ended for three intervals or more although it is loaded; one is due every {{ $value | humanizeDuration }}. This is the prober's own trouble: nothing fails and nothing succeeds."
            .formatted(Words.where(Subject.JOURNEY, true)));
  }

  private Alert notLoaded() {
    return prober(
        "NinesNotLoaded",
        """
        %s
        unless on (journey)
        %s
        and on ()
        %s\
        """
            .formatted(
                new Selection(catalogue).of(Subject.JOURNEY, Counts.MEASURES),
                intervals(),
                intervals()),
        ROLLOUT,
        Severity.ERROR,
        Words.summary(UNKNOWN, Subject.JOURNEY, false),
        "No prober has loaded %s, though its rules are here. This is the prober's own trouble: look for a file that does not load (nines_journey_load_failures), or make the rules anew where the journey was removed."
            .formatted(Words.where(Subject.JOURNEY, false)));
  }

  private static Alert nothingLoaded() {
    return prober(
        "NinesNothingLoaded",
        "max by (job, instance) (nines_journeys_loaded) == 0",
        Duration.ofMinutes(5),
        Severity.ERROR,
        "The prober {{ $labels.instance }} has no journey loaded",
        "It runs, and measures nothing. This is the prober's own trouble: look whether its journeys are where it looks for them.");
  }

  /** Its schedules are remembered and call for runs; where no other is left, all are gone. */
  private Alert proberGone() {
    return prober(
        "NinesProberGone",
        """
        count by (region) (%s)
        unless on (region)
        last_over_time(%s)
        and on ()
        %s\
        """
            .formatted(
                new Selection(catalogue)
                    .of(Subject.JOURNEY, Family.DUE.recorded(Subject.JOURNEY, Ranges.STEP)),
                intervals().over(Growth.SIGHT),
                intervals()),
        Duration.ZERO,
        Severity.ERROR,
        "The prober of region {{ $labels.region }} is gone",
        "Nobody tells of the {{ $value }} journeys that were measured from region {{ $labels.region }}: its probers are gone, or not scraped. This is the prober's own trouble and says nothing of the services.");
  }

  private Alert noProber() {
    return prober(
        "NinesNoProber",
        "sum (absent_over_time(%s))"
            .formatted(
                new Selection(catalogue)
                    .of(Subject.JOURNEY, "nines_journey_interval_seconds")
                    .over(Growth.SIGHT)),
        Duration.ofMinutes(2),
        Severity.CRITICAL,
        "No prober measures anything: nobody knows whether customers are served",
        "No prober in any region tells of any of %d journeys: all are gone, not scraped, or have nothing loaded. This is the prober's own trouble, and an outage would be seen by nobody."
            .formatted(catalogue.journeys().size()));
  }

  private static Alert prober(
      String name,
      String expression,
      Duration stands,
      Severity severity,
      String summary,
      String description) {
    return new Alert(name, expression, stands, severity, Concern.PROBER, summary, description);
  }
}
