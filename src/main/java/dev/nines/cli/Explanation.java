package dev.nines.cli;

import dev.nines.alert.AlertPolicy;
import dev.nines.alert.AlertRule;
import dev.nines.alert.AlertRule.Consecutive;
import dev.nines.alert.DeclaredAlerts;
import dev.nines.alert.DeclaredAlerts.Declarer;
import dev.nines.journey.Durations;
import dev.nines.journey.Journey;
import dev.nines.journey.Objective;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Says in words what is judged of a journey, who is told when, and who decided so.
 *
 * @param objectives its own and those of its service
 * @param receivers the names of all that are declared
 */
record Explanation(
    Journey journey,
    List<Objective> objectives,
    DeclaredAlerts alerts,
    Collection<String> receivers) {

  /** Lines for a terminal. */
  List<String> lines() {
    var policy = alerts.policy();
    var lines = new ArrayList<String>();
    lines.add(journey.name() + ": " + journey.title());
    lines.add(
        "service %s, a run every %s, which may take %s"
            .formatted(
                journey.service(),
                Durations.text(journey.interval()),
                Durations.text(journey.timeout())));
    if (journey.inBrowser()) {
      lines.add(evidence());
    }
    lines.add("");
    lines.add("Judged by");
    var words = new RuleWords(objectives);
    for (var kind : AlertRule.Kind.values()) {
      var rules = policy.rules().getOrDefault(kind, List.of());
      var by = by(alerts.of(kind));
      if (rules.isEmpty()) {
        lines.add(row(kind.word(), "off", "", by));
      }
      for (var rule : rules) {
        lines.add(row(kind.word(), words.of(rule), rule.severity().word(), by));
      }
    }
    int confirm = policy.confirm().orElse(0);
    lines.add(
        row(
            "confirm",
            confirm == 0
                ? "a first failure is not confirmed"
                : "a first failure is followed by up to %d extra runs at once".formatted(confirm),
            "",
            by(alerts.confirming())));
    regions(policy, lines);
    detection(policy, confirm, lines);
    lines.addAll(new ToldLines(policy, alerts, receivers, Explanation::by).lines());
    return lines;
  }

  private String evidence() {
    return switch (journey.evidence()) {
      case ON_FAILURE -> "failed and degraded runs leave evidence";
      case ALWAYS -> "good runs leave evidence, too";
      case NEVER -> "no run leaves evidence";
    };
  }

  static String row(String rule, String words, String severity, String by) {
    return "  %-12s %-64s %-9s %s".formatted(rule, words, severity, by).stripTrailing();
  }

  private static String by(Declarer declarer) {
    return switch (declarer) {
      case JOURNEY -> "this journey";
      case SERVICE -> "its service";
      case DEFAULTS -> "the folder's defaults";
      case PRESET -> "";
    };
  }

  /** Said where somebody decided it: most have one region. */
  private void regions(AlertPolicy policy, List<String> lines) {
    if (alerts.agreeing() != Declarer.PRESET) {
      int least = policy.agreeing(journey);
      lines.add(
          row(
              "regions",
              least == 0
                  ? "each region tells for itself"
                  : "told once when %d regions are in trouble; one alone is shown".formatted(least),
              "",
              by(alerts.agreeing())));
    }
  }

  /** The longest that a full outage can go unnoticed: it begins just after a start. */
  private void detection(AlertPolicy policy, int confirm, List<String> lines) {
    policy
        .all()
        .filter(Consecutive.class::isInstance)
        .map(Consecutive.class::cast)
        .mapToInt(Consecutive::failures)
        .min()
        .ifPresent(failures -> {
          int extra = Math.min(confirm, failures - 1);
          lines.add("");
          lines.add(
              "A full outage is known after %s and %d failing runs at most."
                  .formatted(
                      Durations.text(journey.interval().multipliedBy((long) failures - extra)),
                      extra + 1));
        });
  }
}
