package dev.nines.rules;

import dev.nines.alert.AlertPolicy;
import dev.nines.alert.AlertRule.BurnRate;
import dev.nines.alert.AlertRule.Concern;
import dev.nines.alert.Severity;
import dev.nines.journey.Durations;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The alerts of error budgets that are spent too fast, over a long time and still over a short. */
record Burning(Catalogue catalogue) {

  private static final int OF_RUNS = 0;

  List<Alert> alerts() {
    var alerts = new ArrayList<Alert>();
    AlertPolicy.PRESET
        .all()
        .filter(BurnRate.class::isInstance)
        .map(BurnRate.class::cast)
        .forEach(rule -> {
          for (var subject : Subject.values()) {
            var judged = judged(rule, subject);
            if (!judged.isEmpty()) {
              levels(rule, subject).forEach(level -> alerts.add(of(rule, level, judged)));
            }
          }
        });
    return alerts;
  }

  /**
   * Budgets of runs and those of minutes are counted in different series, and of minutes several
   * may be bad by one failed run.
   */
  private List<Judged> judged(BurnRate rule, Subject subject) {
    return catalogue
        .promises()
        .filter(promise -> promise.subject() == subject && judges(rule, promise))
        .collect(Collectors.groupingBy(this::together, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(some -> new Judged(subject, some.getKey(), some.getValue()))
        .toList();
  }

  private int together(Promise promise) {
    return promise.ofMinutes() ? catalogue.together(promise.name()) : OF_RUNS;
  }

  /** What would wake somebody is asked of more than one region; one alone is shown. */
  private static List<Level> levels(BurnRate rule, Subject subject) {
    return urgent(rule) ? Level.of(subject) : List.of(new Level(subject, false));
  }

  private static boolean urgent(BurnRate rule) {
    return rule.severity().atLeast(Severity.ERROR);
  }

  private static boolean judges(BurnRate rule, Promise promise) {
    return promise.ofAvailability() == ofAvailability(rule)
        && Ranges.burning(promise.window()).contains(new Range(rule.longWindow()));
  }

  private static boolean ofAvailability(BurnRate rule) {
    return switch (rule.promise()) {
      case AVAILABILITY -> true;
      case LATENCY -> false;
    };
  }

  private static Alert of(BurnRate rule, Level level, List<Judged> judged) {
    var expression =
        judged.stream()
            .map(each -> expression(rule, level, each))
            .collect(Collectors.joining("or\n"));
    return alert(
        rule,
        level,
        switch (level.subject()) {
          case JOURNEY ->
              "(\n%s)\n* on (journey) group_left (service) %s"
                  .formatted(expression, Counts.MEASURES);
          case SERVICE -> expression.strip();
        });
  }

  /**
   * Both windows burn, and the failures of the long one are no chance. How probable it is that at
   * least so many of n runs fail, of which a share of p may, is bounded by Chernoff for a burn rate
   * of b: exp(-n p (b ln b - b + 1)).
   */
  private static String expression(BurnRate rule, Level level, Judged judged) {
    var longWindow = judged.burning(level, new Range(rule.longWindow()));
    var shortWindow = new Range(rule.shortWindow());
    return """
      %1$s >= %2$s
      and
      %3$s >= %2$s
      and
      (%1$s * ln(%1$s) - %1$s + 1)
      * on (%4$s) group_left () (1 - %5$s)
      * on (%6$s) group_left () %7$s
      >= %8$s
    """
            .formatted(
                longWindow,
                factor(rule),
                judged.burning(level, shortWindow),
                judged.promiseLabels(),
                judged.targets(),
                judged.countLabels(level),
                judged.counted(level, new Range(rule.longWindow())),
                surprise(rule))
        + (urgent(rule)
            ? regions(
                judged,
                level,
                judged.burning(new Level(judged.subject(), true), shortWindow),
                factor(rule))
            : "");
  }

  private static String factor(BurnRate rule) {
    return BigDecimal.valueOf(rule.factor()).stripTrailingZeros().toPlainString();
  }

  private static String surprise(BurnRate rule) {
    return BigDecimal.valueOf(-Math.log(rule.significance()))
        .setScale(1, RoundingMode.UP)
        .toPlainString();
  }

  /** Where there are several regions, one of them alone may have a trouble of its own. */
  private static String regions(Judged judged, Level level, Selector burning, String factor) {
    return (level.byRegion()
            ? """
              and on (%1$s)
              count by (%1$s) (%2$s >= %3$s) == 1
              and on (%1$s)
              count by (%1$s) (%2$s) > 1
            """
            : """
              and on (%1$s)
              (count by (%1$s) (%2$s >= %3$s) > 1 or count by (%1$s) (%2$s) == 1)
            """)
        .formatted(judged.promiseLabels(), burning, factor);
  }

  private static Alert alert(BurnRate rule, Level level, String expression) {
    var subject = level.subject();
    var name =
        "Nines"
            + (subject == Subject.SERVICE ? "Service" : "")
            + (level.byRegion() ? "Region" : "")
            + (ofAvailability(rule) ? "BurnRate" : "Latency")
            + Durations.text(rule.longWindow());
    var trouble = ofAvailability(rule) ? "Failing too often" : "Too slow";
    return new Alert(
        name,
        expression,
        Duration.ZERO,
        level.byRegion() ? Severity.ADVISORY : rule.severity(),
        Concern.CUSTOMERS,
        Words.summary(
            trouble + (level.byRegion() ? " from one region" : " for customers"),
            subject,
            level.byRegion()),
        "The error budget of %s ({{ $labels.target }} {{ $labels.objective }} over {{ $labels.window }}) is spent {{ $value | printf \"%%.1f\" }} times too fast over the last %s, and still over the last %s; the limit is %s."
            .formatted(
                Words.where(subject, level.byRegion()),
                Durations.text(rule.longWindow()),
                Durations.text(rule.shortWindow()),
                factor(rule)));
  }

  /**
   * Promises that one rule judges.
   *
   * @param together of minutes, how many of them one failed run may make bad; {@link #OF_RUNS}
   *     where runs are judged
   */
  private record Judged(Subject subject, int together, List<Promise> promises) {

    private Selector among(String series) {
      var names = new TreeSet<String>();
      var objectives = new TreeSet<String>();
      promises.forEach(promise -> {
        names.add(promise.name());
        objectives.add(promise.objective());
      });
      return Selector.of(series).among(subject.label(), names).among("objective", objectives);
    }

    Selector burning(Level level, Range range) {
      return among(
          String.join("_", level.labels()) + "_objective:nines_burn_rate:ratio_rate" + range);
    }

    Selector targets() {
      return among(subject.label() + "_objective:nines_objective:ratio");
    }

    String promiseLabels() {
      return subject.label() + ", objective, target, window";
    }

    private boolean ofAvailability() {
      return promises.getFirst().ofAvailability();
    }

    String countLabels(Level level) {
      return String.join(", ", level.labels()) + (ofAvailability() ? "" : ", objective");
    }

    /** How many runs or minutes there were. */
    String counted(Level level, Range range) {
      var names = promises.stream().map(Promise::name).distinct().sorted().toList();
      var counts =
          together != OF_RUNS
              ? Selector.of(Family.MINUTES_MEASURED.recorded(subject, range))
                  .among(subject.label(), names)
              : ofAvailability()
                  ? Selector.of(Family.RUNS.recorded(subject, range))
                      .among(subject.label(), names)
                      .among("outcome", Measure.MEASURED)
                  : among(Family.LATENCY.recorded(subject, range));
      return "sum by (" + countLabels(level) + ") (" + counts + ")" + apart();
    }

    /** What chance brings about together is counted once. */
    private String apart() {
      return together > 1 ? " / " + together : "";
    }
  }
}
