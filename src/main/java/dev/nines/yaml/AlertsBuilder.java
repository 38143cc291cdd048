package dev.nines.yaml;

import dev.nines.alert.AlertPolicy;
import dev.nines.alert.AlertRule;
import dev.nines.alert.AlertRule.BurnRate;
import dev.nines.alert.AlertRule.Consecutive;
import dev.nines.alert.AlertRule.FailuresOf;
import dev.nines.alert.AlertRule.Kind;
import dev.nines.alert.AlertRule.LowCoverage;
import dev.nines.alert.AlertRule.NoGoodRun;
import dev.nines.alert.AlertRule.NoRun;
import dev.nines.alert.AlertRule.Promise;
import dev.nines.alert.Protocol;
import dev.nines.alert.Severity;
import dev.nines.journey.Durations;
import dev.nines.yaml.AlertKeys.Few;
import dev.nines.yaml.AlertKeys.Graded;
import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.Written;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Makes a policy of what an author wrote under {@code alerts}. */
record AlertsBuilder(ReadFile file, ProtocolBuilder protocols) {

  /** The Site Reliability Workbook's share of the long window that the short one has. */
  private static final int TWELFTH = 12;

  private static final int RECOVERIES = 2;

  /**
   * The policy that a file declares, open where it says nothing.
   *
   * @param below what holds where it leaves something of a severity open
   */
  AlertPolicy of(Written file, AlertPolicy below) {
    return file.find(AlertKeys.ALERTS)
        .map(written -> build(written, below))
        .orElse(AlertPolicy.OPEN);
  }

  private AlertPolicy build(Written written, AlertPolicy below) {
    var rules = new EnumMap<Kind, List<AlertRule>>(Kind.class);
    put(
        rules,
        Kind.CONSECUTIVE,
        written.find(AlertKeys.CONSECUTIVE),
        row ->
            List.of(
                new Consecutive(
                    severity(row, Severity.CRITICAL),
                    row.what().failures(),
                    row.what().recoveries().orElse(RECOVERIES))));
    put(rules, Kind.FAILURES, written.find(AlertKeys.FAILURES), few -> failures(few, written));
    pairs(rules, Kind.BURN_RATE, written, AlertKeys.BURN_RATE, Promise.AVAILABILITY);
    pairs(rules, Kind.LATENCY, written, AlertKeys.LATENCY, Promise.LATENCY);
    put(
        rules,
        Kind.NO_GOOD_RUN,
        written.find(AlertKeys.NO_GOOD_RUN),
        length -> List.of(new NoGoodRun(severity(length, Severity.CRITICAL), length.what())));
    put(
        rules,
        Kind.NO_RUN,
        written.find(AlertKeys.NO_RUN),
        length -> List.of(new NoRun(severity(length, Severity.ERROR), length.what())));
    put(
        rules,
        Kind.COVERAGE,
        written.find(AlertKeys.COVERAGE),
        share ->
            List.of(
                new LowCoverage(
                    severity(share, Severity.WARNING), share.what().least(), share.what().over())));
    var confirm = written.get(AlertKeys.CONFIRM);
    return new AlertPolicy(
        confirm == null ? OptionalInt.empty() : OptionalInt.of(confirm),
        rules,
        told(written, below),
        regions(written));
  }

  private static OptionalInt regions(Written written) {
    var regions = written.find(AlertKeys.REGIONS);
    return regions.isEmpty() ? OptionalInt.empty() : OptionalInt.of(regions.get().orElse(0));
  }

  private static <T> void put(
      Map<Kind, List<AlertRule>> rules,
      Kind kind,
      Optional<Optional<T>> written,
      Function<T, List<AlertRule>> rule) {
    written.ifPresent(switched -> rules.put(kind, switched.map(rule).orElse(List.of())));
  }

  private static <T> Severity severity(Graded<T> graded, Severity usual) {
    var declared = graded.severity();
    return declared == null ? usual : declared;
  }

  private List<AlertRule> failures(Graded<Few> few, Written written) {
    int failures = few.what().failures();
    int runs = few.what().runs();
    if (failures > runs) {
      file.problems()
          .add(
              written.at(AlertKeys.FAILURES),
              "%d of %d runs can never fail".formatted(failures, runs),
              "did you mean " + runs + " of " + failures + "?");
      return List.of();
    }
    return List.of(new FailuresOf(severity(few, Severity.CRITICAL), failures, runs));
  }

  private void pairs(
      Map<Kind, List<AlertRule>> rules,
      Kind kind,
      Written written,
      Key<Optional<List<Written>>> key,
      Promise promise) {
    put(
        rules,
        kind,
        written.find(key),
        pairs -> {
          var all = new ArrayList<AlertRule>();
          var windows = new HashSet<Duration>();
          for (var pair : pairs) {
            pair(pair, promise, windows).ifPresent(all::add);
          }
          return all;
        });
  }

  private Optional<AlertRule> pair(Written pair, Promise promise, HashSet<Duration> windows) {
    var rate = pair.get(AlertKeys.RATE);
    var over = pair.get(AlertKeys.OVER);
    var severity = pair.get(AlertKeys.SEVERITY);
    if (rate == null || over == null || severity == null) {
      return Optional.empty();
    }
    var and = pair.get(AlertKeys.AND, over.dividedBy(TWELFTH));
    if (and.compareTo(over) >= 0) {
      file.problems()
          .add(
              pair.at(AlertKeys.AND),
              "the short window %s is not shorter than the long one, %s: it would add nothing"
                  .formatted(Durations.text(and), Durations.text(over)),
              "leave `and` out for " + Durations.text(over.dividedBy(TWELFTH)));
      return Optional.empty();
    }
    if (!windows.add(over)) {
      file.problems()
          .add(
              pair.at(AlertKeys.OVER),
              "there are two burn rates over " + Durations.text(over),
              "remove one of them, or give it another window");
      return Optional.empty();
    }
    return Optional.of(new BurnRate(severity, promise, over, and, rate, AlertPolicy.SIGNIFICANCE));
  }

  private Map<Severity, Protocol> told(Written written, AlertPolicy below) {
    var told = new EnumMap<Severity, Protocol>(Severity.class);
    written
        .find(ProtocolKeys.SEVERITIES)
        .ifPresent(severities ->
            ProtocolKeys.EACH.forEach((severity, key) ->
                severities
                    .find(key)
                    .ifPresent(protocol ->
                        told.put(severity, protocols.build(protocol, below.protocol(severity))))));
    return told;
  }
}
