package dev.nines.yaml;

import dev.nines.alert.Severity;
import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.KindShape;
import dev.nines.yaml.shape.ListShape;
import dev.nines.yaml.shape.ObjectShape;
import dev.nines.yaml.shape.OrOff;
import dev.nines.yaml.shape.Quoted;
import dev.nines.yaml.shape.Rule;
import dev.nines.yaml.shape.ScalarShape;
import dev.nines.yaml.shape.Shape;
import dev.nines.yaml.shape.Unfit;
import dev.nines.yaml.shape.Written;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is judged: the keys of a journey's, a service's and everybody's alerts. */
final class AlertKeys {

  private static final int MOST_CONFIRMED = 10;
  private static final int MOST_RUNS = 10_000;
  private static final int FEWEST_REGIONS = 2;
  private static final int MOST_REGIONS = 1_000;
  private static final Pattern FEW = Pattern.compile("([1-9][0-9]{0,3}) of ([1-9][0-9]{0,3})");
  private static final String SOME_OF =
      "failures of a number of runs, such as 4 of 20, at most of 9999";
  private static final String PERCENT = "[0-9]{1,3}(?:\\.[0-9]{1,6})?\\s?%";
  private static final String A_COVERAGE = "a percentage over a time, such as 90% over 1h";

  private AlertKeys() {}

  /** So many of so many runs. */
  record Few(int failures, int runs) {}

  /** So much of the starts of a time. */
  record Measured(double least, Duration over) {}

  /** Something that is judged, and how grave it is; null where the author leaves that open. */
  record Graded<T>(T what, @Nullable Severity severity) {}

  private static final Shape<Few> SOME_FAILURES =
      new ScalarShape<>(
          "failuresOf",
          SOME_OF,
          scalar -> {
            var matcher = FEW.matcher(scalar.text());
            if (!matcher.matches()) {
              throw new Unfit(
                  "found " + Quoted.of(scalar.text()) + "; expected " + SOME_OF,
                  scalar.text().matches("[0-9]{1,4} ?/ ?[0-9]{1,4}")
                      ? "did you mean " + scalar.text().replaceAll(" ?/ ?", " of ") + "?"
                      : null);
            }
            return new Few(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
          },
          schema -> Scalars.text(schema, "^" + FEW.pattern() + "$", "4 of 20"));

  private static final Shape<Measured> A_SHARE =
      new ScalarShape<>(
          "coverage",
          A_COVERAGE,
          scalar -> {
            var parts = scalar.text().split(" over ", -1);
            if (parts.length != 2) {
              throw new Unfit(
                  "found " + Quoted.of(scalar.text()) + "; expected " + A_COVERAGE, null);
            }
            return new Measured(
                Measures.percentage(parts[0].strip()), DurationShapes.duration(parts[1].strip()));
          },
          schema ->
              Scalars.text(
                  schema,
                  "^" + PERCENT + "\\s* over \\s*" + DurationShapes.PATTERN + "$",
                  "90% over 1h"));

  private static final Shape<Severity> A_SEVERITY =
      Scalars.oneOf("critical", "error", "warning", "advisory")
          .map(word -> Severity.valueOf(word.toUpperCase(Locale.ROOT)));

  static final Key<Severity> SEVERITY =
      Key.of(
              "severity",
              A_SEVERITY,
              "How loudly it is told: critical, error, warning, or advisory for shown alone.")
          .alsoCalled("level", "priority", "urgency");

  static final Key<Integer> CONFIRM =
      Key.of(
              "confirm",
              Scalars.whole(0, MOST_CONFIRMED),
              "How many extra runs follow a first failure at once, so that nobody waits for the interval to know; they count nowhere in the account. 0 for none.")
          .preset(2)
          .alsoCalled("confirmations", "recheck", "retries");

  static final Key<Integer> IN_A_ROW =
      Key.of("failures", Scalars.whole(1, MOST_RUNS), "So many failed runs in a row break it.")
          .required()
          .alsoCalled("count", "runs");

  static final Key<Integer> RECOVERIES =
      Key.of("recoveries", Scalars.whole(1, MOST_RUNS), "So many good runs in a row end it.")
          .preset(2)
          .alsoCalled("good", "successes");

  /** How many in a row fail, and how many in a row are good again; empty where that is open. */
  record Row(int failures, Optional<Integer> recoveries) {}

  static final Key<Optional<Graded<Row>>> CONSECUTIVE =
      Key.of(
              "consecutive",
              new OrOff<>(
                  new KindShape<>(
                      Scalars.whole(1, MOST_RUNS)
                          .map(failures -> new Graded<>(new Row(failures, Optional.empty()), null)),
                      new ObjectShape(
                              "consecutive",
                              "a map with failures",
                              "Failed runs in a row.",
                              List.of(IN_A_ROW, RECOVERIES, SEVERITY),
                              List.of())
                          .map(written ->
                              new Graded<>(
                                  new Row(written.get(IN_A_ROW, 1), written.find(RECOVERIES)),
                                  written.get(SEVERITY))))),
              "So many runs in a row failed. Default: 3, critical; or off.")
          .alsoCalled("inARow", "in a row", "threshold");

  static final Key<Few> RUNS =
      Key.of("runs", SOME_FAILURES, "So many of the last runs failed, such as 4 of 20.")
          .required()
          .alsoCalled("of", "count");

  static final Key<Optional<Graded<Few>>> FAILURES =
      Key.of(
              "failures",
              new OrOff<>(
                  new KindShape<>(
                      SOME_FAILURES.map(few -> new Graded<>(few, null)),
                      graded("failures", "Failed runs, in a row or not.", RUNS, new Few(1, 1)))),
              "So many of the last runs failed, in a row or not. Default: 4 of 20, critical; or off.")
          .alsoCalled("failed", "errors");

  static final Key<Double> RATE =
      Key.of(
              "rate",
              Scalars.POSITIVE,
              "How many times faster than it lasts the error budget is spent, such as 14.4.")
          .required()
          .alsoCalled("factor", "burn rate", "burnRate");

  static final Key<Duration> OVER =
      Key.of("over", DurationShapes.DURATION, "The long window, such as 1h.")
          .required()
          .alsoCalled("long", "window", "in");

  static final Key<Duration> AND =
      Key.of(
              "and",
              DurationShapes.DURATION,
              "The short window, in which it must still be so. Default: a twelfth of the long one.")
          .alsoCalled("short", "still");

  private static final ObjectShape PAIR =
      new ObjectShape(
          "burnRate",
          "a burn rate with rate, over and severity",
          "An error budget that is spent too fast, over a long window and still over a short one.",
          List.of(RATE, OVER, AND, SEVERITY.required()),
          List.of());

  static final Key<Optional<List<Written>>> BURN_RATE =
      Key.of(
              "burn rate",
              new OrOff<>(ListShape.of(PAIR)),
              "How fast the error budgets of availability may be spent; or off. It replaces the default pairs.")
          .alsoCalled("burn-rate", "burnRate", "burn_rate", "burn rates");

  static final Key<Optional<List<Written>>> LATENCY =
      Key.of(
              "latency",
              new OrOff<>(ListShape.of(PAIR)),
              "How fast the error budgets of latency may be spent; or off. It replaces the default pairs.")
          .alsoCalled("slow", "slowness");

  static final Key<Duration> FOR =
      Key.of("for", DurationShapes.DURATION, "How long there was none.")
          .required()
          .alsoCalled("over", "after", "duration");

  static final Key<Optional<Graded<Duration>>> NO_GOOD_RUN =
      Key.of(
              "no good run",
              absence("noGoodRun", "No good run for a time."),
              "No run was good for so long, though customers should have been served. Default: off.")
          .alsoCalled("no-good-run", "noGoodRun", "no success");

  static final Key<Optional<Graded<Duration>>> NO_RUN =
      Key.of(
              "no run",
              absence("noRun", "No run at all for a time."),
              "No run has ended for so long: nothing fails and nothing succeeds. Default: three intervals, error; or off.")
          .alsoCalled("no-run", "noRun", "absence", "absent", "silence");

  static final Key<Measured> LEAST =
      Key.of("least", A_SHARE, "So much must have been measured, such as 90% over 1h.")
          .required()
          .alsoCalled("min", "below");

  static final Key<Optional<Graded<Measured>>> COVERAGE =
      Key.of(
          "coverage",
          new OrOff<>(
              new KindShape<>(
                  A_SHARE.map(share -> new Graded<>(share, null)),
                  graded(
                      "leastCoverage",
                      "How much the prober must have measured.",
                      LEAST,
                      new Measured(1, Duration.ofDays(1))))),
          "How much of what the schedule called for the prober must have measured. Default: 90% over 1h, warning; or off.");

  static final Key<Optional<Integer>> REGIONS =
      Key.of(
              "regions",
              new OrOff<>(Scalars.whole(FEWEST_REGIONS, MOST_REGIONS)),
              "In so many regions customers must be in trouble until anybody is told, once for all; one region alone is shown as an advisory. Default: off, each region tells for itself.")
          .alsoCalled("quorum", "region", "regionQuorum");

  static final ObjectShape SHAPE =
      new ObjectShape(
          "alerts",
          "a map of rules and severities",
          "When it is in trouble, and who is told how. What is left out is as the service, the defaults or Nines itself have it.",
          List.of(
              CONFIRM,
              CONSECUTIVE,
              FAILURES,
              BURN_RATE,
              LATENCY,
              NO_GOOD_RUN,
              NO_RUN,
              COVERAGE,
              REGIONS,
              ProtocolKeys.SEVERITIES),
          List.<Rule>of());

  /** The key of a journey's, a service's and everybody's. */
  static final Key<Written> ALERTS =
      Key.of(
              "alerts",
              SHAPE,
              "When it is in trouble, and who is told how. What is left out is as the service, the defaults or Nines itself have it.")
          .alsoCalled("alert", "alarms", "rules", "notifications");

  /**
   * A rule with its severity.
   *
   * @param broken stands in where the rule has a problem, which keeps the file from being loaded
   */
  private static <T> Shape<Graded<T>> graded(String name, String doc, Key<T> key, T broken) {
    return new ObjectShape(name, "a map with " + key.name(), doc, List.of(key, SEVERITY), List.of())
        .map(written -> new Graded<>(written.get(key, broken), written.get(SEVERITY)));
  }

  private static Shape<Optional<Graded<Duration>>> absence(String name, String doc) {
    return new OrOff<>(
        new KindShape<>(
            DurationShapes.DURATION.map(length -> new Graded<>(length, null)),
            graded(name, doc, FOR, Duration.ofDays(1))));
  }
}
