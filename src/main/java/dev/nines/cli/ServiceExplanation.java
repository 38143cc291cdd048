package dev.nines.cli;

import dev.nines.alert.AlertPolicy;
import dev.nines.alert.AlertRule;
import dev.nines.alert.DeclaredAlerts;
import dev.nines.alert.DeclaredAlerts.Declarer;
import dev.nines.journey.Formula;
import dev.nines.journey.Journey;
import dev.nines.journey.Service;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
    var policy = service.integral() ? alerts.policyOfIntegral() : alerts.policyOfLocal();
    var lines = new ArrayList<String>();
    lines.add("service " + service.name() + ": " + service.title());
    lines.add(made());
    lines.add("");
    if (!service.integral() && (journeys.size() < 2 || service.objectives().isEmpty())) {
      lines.add(
          journeys.size() < 2
              ? "Nothing is judged of it as a whole: it has no more than one journey."
              : "Nothing is judged of it as a whole: it promises no availability.");
    } else {
      lines.add(
          "Judged as a whole, by its "
              + (service.integral() ? "minutes" : "journeys' runs together"));
      judged(policy, lines);
    }
    lines.add("");
    lines.add(
        journeys.isEmpty()
            ? "No journey measures it."
            : "Its journeys are judged each by itself: nines explain "
                + journeys.stream().map(Journey::name).collect(Collectors.joining(", ")));
    lines.addAll(new ToldLines(policy, alerts, receivers, ServiceExplanation::by).lines());
    return lines;
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

  private void judged(AlertPolicy policy, List<String> lines) {
    var words = new RuleWords(service.objectives());
    for (var kind : service.integral() ? OF_INTEGRAL : EnumSet.of(AlertRule.Kind.BURN_RATE)) {
      var rules = policy.rules().getOrDefault(kind, List.of());
      var by = by(alerts.of(kind));
      if (rules.isEmpty()) {
        lines.add(Explanation.row(kind.word(), "off", "", by));
      }
      for (var rule : rules) {
        lines.add(Explanation.row(kind.word(), words.of(rule), rule.severity().word(), by));
      }
    }
    if (alerts.agreeing() != Declarer.PRESET && policy.regions().orElse(0) > 0) {
      lines.add(
          Explanation.row(
              "regions",
              "told once when %d regions are in trouble; one alone is shown"
                  .formatted(policy.regions().orElse(0)),
              "",
              by(alerts.agreeing())));
    }
  }

  private static String by(Declarer declarer) {
    return switch (declarer) {
      case JOURNEY, SERVICE -> "this service";
      case DEFAULTS -> "the folder's defaults";
      case PRESET -> "";
    };
  }
}
