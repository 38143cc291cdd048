package dev.nines.cli;

import dev.nines.alert.AlertPolicy;
import dev.nines.alert.AlertRule;
import dev.nines.alert.AlertRule.BurnRate;
import dev.nines.alert.AlertRule.Consecutive;
import dev.nines.alert.AlertRule.FailuresOf;
import dev.nines.alert.AlertRule.LowCoverage;
import dev.nines.alert.AlertRule.NoGoodRun;
import dev.nines.alert.AlertRule.NoRun;
import dev.nines.alert.DeclaredAlerts;
import dev.nines.alert.DeclaredAlerts.Declarer;
import dev.nines.alert.WatchedService;
import dev.nines.journey.Durations;
import dev.nines.journey.Formula;
import dev.nines.journey.Journey;
import dev.nines.journey.Service;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says in words what is judged of a service as a whole, who is told when, and who decided so.
 *
 * @param journeys those that measure it, or what it is composed of
 * @param receivers the names of all that are declared
 */
record ServiceExplanation(
    Service service, List<Journey> journeys, DeclaredAlerts alerts, Collection<String> receivers) {

  private static final Set<AlertRule.Kind> OF_INTEGRAL =
      EnumSet.of(AlertRule.Kind.BURN_RATE, AlertRule.Kind.NO_GOOD_RUN, AlertRule.Kind.NO_RUN);

  /** Lines for a terminal. */
  List<String> lines() {
    var watched = new WatchedService(service, journeys, policy());
    var lines = new ArrayList<String>();
    lines.add("service " + service.name() + ": " + service.title());
    lines.add(made());
    lines.add("");
    var why = nothing(watched);
    if (why == null) {
      lines.add(
          "Judged as a whole, by its "
              + (service.integral() ? "minutes" : "journeys' runs together"));
      judged(watched, lines);
    } else {
      lines.add("Nothing is judged of it as a whole: " + why + ".");
    }
    lines.add("");
    lines.add(
        journeys.isEmpty()
            ? "No journey measures it."
            : "Its journeys are judged each by itself: nines explain "
                + journeys.stream().map(Journey::name).collect(Collectors.joining(", ")));
    if (why == null) {
      lines.addAll(
          new ToldLines(watched.policy(), alerts, receivers, ServiceExplanation::by).lines());
    }
    return lines;
  }

  private AlertPolicy policy() {
    return service.integral() ? alerts.policyOfIntegral() : alerts.policyOfLocal();
  }

  /** Why nothing is; null where something is. */
  private @Nullable String nothing(WatchedService watched) {
    if (journeys.isEmpty()) {
      return service.integral()
          ? "no journey measures what it is composed of"
          : "no journey measures it";
    }
    if (!service.integral() && journeys.size() < 2) {
      return "it has no more than one journey";
    }
    if (!watched.promises()
        && rules(watched, AlertRule.Kind.NO_GOOD_RUN).isEmpty()
        && rules(watched, AlertRule.Kind.NO_RUN).isEmpty()) {
      return "it promises no availability";
    }
    if (rules(watched).findAny().isEmpty()) {
      return "its rules are off";
    }
    return regions().noneMatch(region -> in(region).judged())
        ? "no region plays more than one of its journeys"
        : null;
  }

  /** Those that journeys name, and one that none does. */
  private Stream<String> regions() {
    return Stream.concat(
        Stream.of(""), journeys.stream().flatMap(journey -> journey.regions().stream()));
  }

  private WatchedService in(String region) {
    return new WatchedService(
        service, journeys.stream().filter(journey -> journey.runsIn(region)).toList(), policy());
  }

  private Stream<AlertRule> rules(WatchedService watched) {
    return kinds().stream().flatMap(kind -> rules(watched, kind).stream());
  }

  private List<AlertRule> rules(WatchedService watched, AlertRule.Kind kind) {
    return watched.policy().rules().getOrDefault(kind, List.of());
  }

  private Set<AlertRule.Kind> kinds() {
    return service.integral() ? OF_INTEGRAL : EnumSet.of(AlertRule.Kind.BURN_RATE);
  }

  private String made() {
    var formula = service.formula();
    return switch (formula) {
      case null ->
          "measured by "
              + (journeys.isEmpty()
                  ? "no journey"
                  : journeys.stream().map(Journey::name).collect(Collectors.joining(", ")));
      case Formula.All(var of) -> "good when all of these are: " + String.join(", ", of);
      case Formula.Any(var of) -> "good when one of these is: " + String.join(", ", of);
      case Formula.AtLeast(var n, var of) ->
          "good when at least "
              + n
              + " of these "
              + (n == 1 ? "is: " : "are: ")
              + String.join(", ", of);
      case Formula.Weighted(var weights) ->
          "as good as the weighted share of these: " + String.join(", ", weights.keySet());
    };
  }

  private void judged(WatchedService watched, List<String> lines) {
    for (var kind : kinds()) {
      var by = by(alerts.of(kind));
      if (kind == AlertRule.Kind.BURN_RATE && !watched.promises()) {
        lines.add(Explanation.row(kind.word(), "off: it promises no availability", "", ""));
        continue;
      }
      var rules = rules(watched, kind);
      if (rules.isEmpty()) {
        lines.add(Explanation.row(kind.word(), "off", "", by));
      }
      for (var rule : rules) {
        lines.add(Explanation.row(kind.word(), words(watched, rule), rule.severity().word(), by));
      }
    }
    if (alerts.agreeing() != Declarer.PRESET) {
      int least = watched.agreeing();
      lines.add(
          Explanation.row(
              "regions",
              least == 0
                  ? "each region tells for itself"
                  : "told once when %d regions are in trouble; one alone is shown".formatted(least),
              "",
              by(alerts.agreeing())));
    }
  }

  private String words(WatchedService watched, AlertRule rule) {
    return switch (rule) {
      case NoGoodRun none ->
          "no minute of it was good for " + Durations.text(watched.silence(none.length()));
      case NoRun none ->
          "no run of any part has ended for " + Durations.text(watched.silence(none.length()));
      case BurnRate _, Consecutive _, FailuresOf _, LowCoverage _ ->
          new RuleWords(service.objectives()).of(rule);
    };
  }

  private static String by(Declarer declarer) {
    return switch (declarer) {
      case JOURNEY, SERVICE -> "this service";
      case DEFAULTS -> "the folder's defaults";
      case PRESET -> "";
    };
  }
}
