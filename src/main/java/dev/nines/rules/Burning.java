package dev.nines.rules;

import dev.nines.alert.AlertPolicy;
import dev.nines.alert.AlertRule.BurnRate;
import dev.nines.alert.AlertRule.Concern;
import dev.nines.alert.Severity;
import dev.nines.journey.Durations;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The alerts of error budgets that are spent too fast, over a long time and still over a short. */
record Burning(Catalogue catalogue) {

  private static final double OF_RUNS = 0;

  /**
   * Where all of a few runs fail, the bound is e times as probable as what it bounds: one of one
   * has to be enough where one in a thousand may fail.
   */
  private static final String RECENT_SURPRISE =
      BigDecimal.valueOf(-Math.log(AlertPolicy.RECENT_SIGNIFICANCE) - 1)
          .setScale(1, RoundingMode.DOWN)
          .toPlainString();

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
   * Budgets of runs and those of minutes are counted in different series, and one failed run may
   * cost several minutes or a part of one.
   */
  private List<Judged> judged(BurnRate rule, Subject subject) {
    return catalogue
        .promises()
        .filter(promise -> promise.subject() == subject && judges(rule, promise))
        .collect(Collectors.groupingBy(this::worth, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(some -> new Judged(subject, some.getKey(), some.getValue()))
        .toList();
  }

  private double worth(Promise promise) {
    return promise.ofMinutes() ? catalogue.worth(promise.name()) : OF_RUNS;
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
   * Both windows burn, and chance explains neither; once it fires, the short one need only burn.
   */
  private static String expression(BurnRate rule, Level level, Judged judged) {
    var longWindow = new Range(rule.longWindow());
    var shortWindow = new Range(rule.shortWindow());
    return """
      %1$s >= %2$s
      and
      %3$s >= %2$s
      and
    %4$s\
      and on (%5$s) (
    %6$s\
      or
      ALERTS{alertname="%7$s", alertstate="firing"}
      )
    """
            .formatted(
                judged.burning(level, longWindow),
                factor(rule),
                judged.burning(level, shortWindow),
                surprising(judged, level, longWindow, surprise(rule)),
                judged.labels(level),
                surprising(judged, level, shortWindow, RECENT_SURPRISE),
                name(rule, level))
        + (urgent(rule)
            ? regions(
                judged,
                level,
                judged.burning(new Level(judged.subject(), true), shortWindow),
                factor(rule))
            : "");
  }

  /**
   * What failed is no chance. How probable it is that at least so many of n runs fail, of which a
   * share of p may, is bounded by Chernoff for a burn rate of b: exp(-n p (b ln b - b + 1)).
   */
  private static String surprising(Judged judged, Level level, Range range, String least) {
    return """
      (%1$s * ln(%1$s) - %1$s + 1)
      * on (%2$s) group_left () (1 - %3$s)
      * on (%4$s) group_left () %5$s
      >= %6$s
    """
        .formatted(
            judged.burning(level, range),
            judged.promiseLabels(),
            judged.targets(),
            judged.countLabels(level),
            judged.counted(level, range),
            least);
  }

  private static String factor(BurnRate rule) {
    return number(rule.factor());
  }

  private static String number(double number) {
    return BigDecimal.valueOf(number)
        .round(new MathContext(6))
        .stripTrailingZeros()
        .toPlainString();
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

  private static String name(BurnRate rule, Level level) {
    return "Nines"
        + (level.subject() == Subject.SERVICE ? "Service" : "")
        + (level.byRegion() ? "Region" : "")
        + (ofAvailability(rule) ? "BurnRate" : "Latency")
        + Durations.text(rule.longWindow());
  }

  private static Alert alert(BurnRate rule, Level level, String expression) {
    var subject = level.subject();
    var trouble = ofAvailability(rule) ? "Failing too often" : "Too slow";
    return new Alert(
        name(rule, level),
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
   * @param worth of minutes, how many of them one failed run may cost; {@link #OF_RUNS} where runs
   *     are judged
   */
  private record Judged(Subject subject, double worth, List<Promise> promises) {

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

    /** What tells one alert from another. */
    String labels(Level level) {
      return String.join(", ", level.labels()) + ", objective, target, window";
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
          worth > OF_RUNS
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
      return worth == OF_RUNS || worth == 1 ? "" : " / " + number(worth);
    }
  }
}
