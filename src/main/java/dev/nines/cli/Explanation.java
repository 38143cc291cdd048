package dev.nines.cli;

import dev.nines.alert.AlertPolicy;
import dev.nines.alert.AlertRule;
import dev.nines.alert.AlertRule.BurnRate;
import dev.nines.alert.AlertRule.Consecutive;
import dev.nines.alert.AlertRule.FailuresOf;
import dev.nines.alert.AlertRule.LowCoverage;
import dev.nines.alert.AlertRule.NoGoodRun;
import dev.nines.alert.AlertRule.NoRun;
import dev.nines.alert.AlertRule.Promise;
import dev.nines.alert.DeclaredAlerts;
import dev.nines.alert.DeclaredAlerts.Declarer;
import dev.nines.alert.Escalation;
import dev.nines.alert.Severity;
import dev.nines.calendar.Always;
import dev.nines.journey.Durations;
import dev.nines.journey.Journey;
import dev.nines.journey.Objective;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

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
    lines.add("");
    lines.add("Judged by");
    for (var kind : AlertRule.Kind.values()) {
      var rules = policy.rules().getOrDefault(kind, List.of());
      var by = by(alerts.of(kind));
      if (rules.isEmpty()) {
        lines.add(row(kind.word(), "off", "", by));
      }
      for (var rule : rules) {
        lines.add(row(kind.word(), words(rule), rule.severity().word(), by));
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
    lines.add("");
    lines.add("Told");
    for (var severity : Severity.values()) {
      told(policy, severity, lines);
    }
    return lines;
  }

  private static String row(String rule, String words, String severity, String by) {
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

  private String words(AlertRule rule) {
    return switch (rule) {
      case Consecutive each ->
          "%d failed runs in a row; over after %d good ones"
              .formatted(each.failures(), each.recoveries());
      case FailuresOf each ->
          "%d of the last %d runs failed".formatted(each.failures(), each.runs());
      case BurnRate each ->
          "%s times too fast over %s and %s, %s"
              .formatted(
                  plain(each.factor()),
                  Durations.text(each.longWindow()),
                  Durations.text(each.shortWindow()),
                  promises(each.promise()));
      case NoGoodRun each -> "no good run for " + Durations.text(each.length());
      case NoRun each -> {
        var length = each.length();
        yield length == null
            ? "no run has ended for three intervals"
            : "no run has ended for " + Durations.text(length);
      }
      case LowCoverage each ->
          "less than %s %% of the starts measured in %s"
              .formatted(plain(each.least() * 100), Durations.text(each.window()));
    };
  }

  /** Of which objectives, as the journey has them. */
  private String promises(Promise promise) {
    var of =
        objectives.stream()
            .filter(each -> (each instanceof Objective.Latency) == (promise == Promise.LATENCY))
            .map(each ->
                switch (each) {
                  case Objective.Availability kept -> plain(kept.target() * 100) + " %";
                  case Objective.Latency kept ->
                      plain(kept.target() * 100) + " % < " + Durations.text(kept.threshold());
                })
            .distinct()
            .collect(Collectors.joining(", "));
    return of.isEmpty() ? "were there an objective" : "of " + of;
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number)
        .setScale(6, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
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

  private void told(AlertPolicy policy, Severity severity, List<String> lines) {
    var protocol = policy.protocol(severity);
    var by = by(alerts.of(severity));
    if (protocol.escalations().isEmpty()) {
      lines.add("  %-12s nobody; it is shown%s".formatted(severity.word(), suffix(by)));
      return;
    }
    lines.add(
        "  %-12s %s, %s%s"
            .formatted(
                severity.word(),
                protocol.stands().isZero()
                    ? "at once"
                    : "when it still stands after " + Durations.text(protocol.stands()),
                protocol.hours() instanceof Always
                    ? "day and night"
                    : "within \"" + protocol.hours().name() + "\"",
                suffix(by)));
    for (var escalation : protocol.escalations()) {
      lines.add("  %-12s   %s".formatted("", escalation(escalation)));
    }
    if (!protocol.reminders().isEmpty()) {
      lines.add(
          "  %-12s   unacknowledged: again after %s, and so on"
              .formatted(
                  "",
                  protocol.reminders().stream()
                      .map(Durations::text)
                      .collect(Collectors.joining(", "))));
    }
  }

  private static String suffix(String by) {
    return by.isEmpty() ? "" : " (" + by + ")";
  }

  private String escalation(Escalation escalation) {
    var names = escalation.receivers().isEmpty() ? receivers : escalation.receivers();
    var to = names.isEmpty() ? "nobody: no receiver is declared" : String.join(", ", names);
    return escalation.after().equals(Duration.ZERO)
        ? to
        : String.format(
            Locale.ROOT, "unacknowledged for %s: %s", Durations.text(escalation.after()), to);
  }
}
