package dev.nines.yaml;

import dev.nines.alert.AlertPolicy;
import dev.nines.alert.AlertRule.Promise;
import dev.nines.journey.Durations;
import dev.nines.journey.Journey;
import dev.nines.journey.Objective;
import dev.nines.yaml.AlertKeys.Graded;
import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.Problems;
import dev.nines.yaml.shape.Written;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whether the rules that a journey declares can tell anything of its runs.
 *
 * @param objectives the journey's own and those of its service
 */
record AlertsFit(Journey journey, List<Objective> objectives, Problems problems) {

  /** Of fewer starts in a window one alone decides. */
  static final int FEW = 3;

  void check(Written alerts) {
    absence(alerts, AlertKeys.NO_GOOD_RUN);
    absence(alerts, AlertKeys.NO_RUN);
    coverage(alerts);
    pairs(alerts, AlertKeys.BURN_RATE, Promise.AVAILABILITY);
    pairs(alerts, AlertKeys.LATENCY, Promise.LATENCY);
    regions(alerts);
  }

  private void regions(Written alerts) {
    int most = journey.regions().size();
    alerts
        .find(AlertKeys.REGIONS)
        .flatMap(each -> each)
        .filter(least -> most > 0 && least > most)
        .ifPresent(least ->
            problems.add(
                alerts.at(AlertKeys.REGIONS),
                "the journey runs in %s alone: there are never %d regions in trouble"
                    .formatted(
                        most == 1 ? journey.regions().iterator().next() : most + " regions", least),
                most == 1
                    ? "leave it out, or let the journey run in more regions"
                    : "say at most " + most));
  }

  private void absence(Written alerts, Key<Optional<Graded<Duration>>> key) {
    var longest = journey.interval().plus(journey.timeout()).plus(Journey.TEARDOWN_LIMIT);
    alerts
        .find(key)
        .flatMap(each -> each)
        .filter(length -> length.what().compareTo(longest) < 0)
        .ifPresent(length ->
            problems.warn(
                alerts.at(key),
                "%s for %s happens to a healthy journey that runs every %s: it is taken as %s, an interval and the longest that a run may take"
                    .formatted(
                        key,
                        Durations.text(length.what()),
                        Durations.text(journey.interval()),
                        Durations.text(longest)),
                "say at least " + Durations.text(longest)));
  }

  private void coverage(Written alerts) {
    var least = journey.interval().multipliedBy(FEW);
    alerts
        .find(AlertKeys.COVERAGE)
        .flatMap(each -> each)
        .filter(share -> share.what().over().compareTo(least) < 0)
        .ifPresent(share ->
            problems.add(
                alerts.at(AlertKeys.COVERAGE),
                "%s are over before a journey that runs every %s was missed %d times: it would never be told"
                    .formatted(
                        Durations.text(share.what().over()),
                        Durations.text(journey.interval()),
                        FEW),
                "judge it over at least " + Durations.text(least)));
  }

  private void pairs(Written alerts, Key<Optional<List<Written>>> key, Promise promise) {
    var pairs = alerts.find(key).flatMap(each -> each).orElse(List.of());
    var allowed =
        objectives.stream()
            .filter(objective -> promise == promise(objective))
            .map(objective -> 1 - target(objective))
            .toList();
    if (allowed.isEmpty() && !pairs.isEmpty()) {
      problems.warn(
          alerts.atKey(key),
          "neither the journey nor its service promises "
              + (promise == Promise.AVAILABILITY ? "an availability" : "a latency")
              + ": there is no error budget to be spent",
          "give one of them an objective");
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
          "an error budget that is spent %s times too fast needs more failures than there are runs: where every run fails, it is %s times"
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
    var at = pair.has(AlertKeys.AND) ? pair.at(AlertKeys.AND) : pair.at(AlertKeys.OVER);
    var interval = journey.interval();
    if (and.compareTo(interval) < 0) {
      problems.add(
          at,
          "the short window %s holds no run most of the time, as the journey runs every %s"
              .formatted(Durations.text(and), Durations.text(interval)),
          "give it at least " + Durations.text(interval.multipliedBy(FEW)));
      return;
    }
    long runs = over.dividedBy(interval);
    long lately = and.dividedBy(interval);
    if (runs < enough(allowed, AlertPolicy.SIGNIFICANCE)) {
      problems.add(
          pair.at(AlertKeys.OVER),
          "in %s the journey runs %d times: too few to tell trouble from chance, even if all of them fail"
              .formatted(Durations.text(over), runs),
          "give it a longer window, or the journey a shorter interval");
    } else if (lately < enough(allowed, AlertPolicy.RECENT_SIGNIFICANCE)) {
      problems.add(
          at,
          "in the short window %s the journey runs %s: too few to tell trouble from chance, even if all of them fail"
              .formatted(Durations.text(and), lately == 1 ? "once" : lately + " times"),
          "give it at least "
              + Durations.text(
                  interval.multipliedBy(
                      Math.max(FEW, enough(allowed, AlertPolicy.RECENT_SIGNIFICANCE)))));
    } else if (and.compareTo(interval.multipliedBy(FEW)) < 0) {
      problems.warn(
          at,
          "the short window %s holds fewer than %d runs, as the journey runs every %s: one of them alone decides"
              .formatted(Durations.text(and), FEW, Durations.text(interval)),
          "give it at least " + Durations.text(interval.multipliedBy(FEW)));
    }
  }

  /**
   * How many, all of them bad, are no chance by one of the objectives.
   *
   * @param allowed the share of bad ones that each objective allows, in 0 to 1
   */
  static long enough(List<Double> allowed, double significance) {
    return allowed.stream()
        .mapToLong(each -> AlertPolicy.surprising(each, significance))
        .min()
        .orElse(0);
  }

  private static Promise promise(Objective objective) {
    return switch (objective) {
      case Objective.Availability _ -> Promise.AVAILABILITY;
      case Objective.Latency _ -> Promise.LATENCY;
    };
  }

  private static double target(Objective objective) {
    return switch (objective) {
      case Objective.Availability promised -> promised.target();
      case Objective.Latency promised -> promised.target();
    };
  }

  static String number(double number) {
    return new BigDecimal(number).round(new MathContext(6)).stripTrailingZeros().toPlainString();
  }
}
