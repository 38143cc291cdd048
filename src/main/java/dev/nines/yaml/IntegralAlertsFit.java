package dev.nines.yaml;

import static dev.nines.yaml.AlertsFit.FEW;
import static dev.nines.yaml.AlertsFit.enough;
import static dev.nines.yaml.AlertsFit.number;

import dev.nines.alert.AlertPolicy;
import dev.nines.journey.Durations;
import dev.nines.journey.Journey;
import dev.nines.yaml.AlertKeys.Graded;
import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.Problems;
import dev.nines.yaml.shape.Quoted;
import dev.nines.yaml.shape.Written;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether the rules that are declared of a service which is composed of others can tell anything of
 * it: it has minutes to be judged, and no runs of its own.
 */
record IntegralAlertsFit(String service, Landscape landscape, Problems problems) {

  /** Rules about runs, and why a whole has none of it. */
  private static final Map<Key<?>, String> OF_RUNS =
      Map.of(
          AlertKeys.CONFIRM, "no run of its own that could be played again",
          AlertKeys.CONSECUTIVE, "no runs of its own that could fail in a row",
          AlertKeys.FAILURES, "no runs of its own that could fail",
          AlertKeys.LATENCY, "no runs of its own, and so no latency",
          AlertKeys.COVERAGE, "no schedule of its own that could be covered");

  private static final Duration MINUTE = Duration.ofMinutes(1);

  void check(Written alerts, Written file) {
    Stream.of(
            AlertKeys.CONFIRM,
            AlertKeys.CONSECUTIVE,
            AlertKeys.FAILURES,
            AlertKeys.LATENCY,
            AlertKeys.COVERAGE)
        .filter(alerts::has)
        .forEach(key ->
            problems.add(
                alerts.atKey(key),
                "service %s is composed of others and has %s"
                    .formatted(Quoted.of(service), OF_RUNS.get(key)),
                "give it to the services that it is composed of; the whole is judged by `burn rate`, `no good run` and `no run`"));
    absence(alerts, AlertKeys.NO_GOOD_RUN);
    absence(alerts, AlertKeys.NO_RUN);
    pairs(alerts, allowed(file));
  }

  private void absence(Written alerts, Key<Optional<Graded<Duration>>> key) {
    var least = interval().plus(Journey.TEARDOWN_LIMIT);
    alerts
        .find(key)
        .flatMap(each -> each)
        .filter(length -> length.what().compareTo(least) < 0)
        .ifPresent(length ->
            problems.warn(
                alerts.at(key),
                "%s for %s happens to a healthy service with a journey that runs every %s: it is taken as long as a run may be missing"
                    .formatted(key, Durations.text(length.what()), Durations.text(interval())),
                "say at least " + Durations.text(interval().multipliedBy(FEW))));
  }

  private void pairs(Written alerts, List<Double> allowed) {
    var pairs = alerts.find(AlertKeys.BURN_RATE).flatMap(each -> each).orElse(List.of());
    if (allowed.isEmpty() && !pairs.isEmpty()) {
      problems.warn(
          alerts.atKey(AlertKeys.BURN_RATE),
          "service "
              + Quoted.of(service)
              + " promises no availability: there is no error budget to be spent",
          "give it an objective");
    }
    for (var pair : pairs) {
      rate(pair, allowed);
      windows(pair, allowed);
    }
  }

  private void rate(Written pair, List<Double> allowed) {
    var rate = pair.get(AlertKeys.RATE);
    if (rate == null || allowed.isEmpty()) {
      return;
    }
    double most = allowed.stream().mapToDouble(each -> 1 / each).max().orElseThrow();
    if (rate > most * (1 + 1e-9)) {
      problems.add(
          pair.at(AlertKeys.RATE),
          "an error budget that is spent %s times too fast needs more bad minutes than there are: where every minute is bad, it is %s times"
              .formatted(number(rate), number(most)),
          "say less than " + number(most) + ", or promise more");
    }
  }

  private void windows(Written pair, List<Double> allowed) {
    var over = pair.get(AlertKeys.OVER);
    if (over == null) {
      return;
    }
    var and = pair.get(AlertKeys.AND, over.dividedBy(12));
    var measured = shortest().compareTo(MINUTE) < 0 ? MINUTE : shortest();
    var at = pair.has(AlertKeys.AND) ? pair.at(AlertKeys.AND) : pair.at(AlertKeys.OVER);
    if (and.compareTo(measured) < 0) {
      problems.add(
          at,
          "the short window %s holds no measured minute most of the time, as one is measured every %s"
              .formatted(Durations.text(and), Durations.text(measured)),
          "give it at least " + Durations.text(measured.multipliedBy(FEW)));
      return;
    }
    long minutes = over.dividedBy(measured);
    long lately = and.dividedBy(measured);
    if (minutes < enough(allowed, AlertPolicy.SIGNIFICANCE)) {
      problems.add(
          pair.at(AlertKeys.OVER),
          "in %s there are %d measured minutes: too few to tell trouble from chance, even if all of them are bad"
              .formatted(Durations.text(over), minutes),
          "give it a longer window");
    } else if (lately < enough(allowed, AlertPolicy.RECENT_SIGNIFICANCE)) {
      problems.add(
          at,
          "in the short window %s there %s: too few to tell trouble from chance, even if all of them are bad"
              .formatted(
                  Durations.text(and),
                  lately == 1 ? "is one measured minute" : "are " + lately + " measured minutes"),
          "give it at least "
              + Durations.text(
                  measured.multipliedBy(
                      Math.max(FEW, enough(allowed, AlertPolicy.RECENT_SIGNIFICANCE)))));
    }
  }

  private Stream<Duration> intervals() {
    return landscape.parts(service).stream()
        .flatMap(part -> Stream.ofNullable(landscape.intervals().get(part)));
  }

  /** The longest time between two runs of a journey that it depends on. */
  private Duration interval() {
    return intervals().max(Comparator.naturalOrder()).orElse(Duration.ZERO);
  }

  /** So often a minute of it is measured at least. */
  private Duration shortest() {
    return intervals().min(Comparator.naturalOrder()).orElse(Duration.ZERO);
  }

  private static List<Double> allowed(Written file) {
    return file.get(ServiceKeys.OBJECTIVES, List.<Written>of()).stream()
        .flatMap(objective -> objective.find(ObjectiveKeys.AVAILABILITY).stream())
        .filter(target -> target > 0 && target < 1)
        .map(target -> 1 - target)
        .toList();
  }
}
