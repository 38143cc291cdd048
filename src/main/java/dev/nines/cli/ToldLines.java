package dev.nines.cli;

import dev.nines.alert.AlertPolicy;
import dev.nines.alert.DeclaredAlerts;
import dev.nines.alert.DeclaredAlerts.Declarer;
import dev.nines.alert.Escalation;
import dev.nines.alert.Severity;
import dev.nines.calendar.Always;
import dev.nines.journey.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Says who is told of trouble, how loudly and how often.
 *
 * @param receivers the names of all that are declared
 * @param by who decides it, in words; empty where nobody does
 */
record ToldLines(
    AlertPolicy policy,
    DeclaredAlerts alerts,
    Collection<String> receivers,
    Function<Declarer, String> by) {

  List<String> lines() {
    var lines = new ArrayList<>(List.of("", "Told"));
    for (var severity : Severity.values()) {
      told(severity, lines);
    }
    return lines;
  }

  private void told(Severity severity, List<String> lines) {
    var protocol = policy.protocol(severity);
    var declarer = by.apply(alerts.of(severity));
    if (protocol.escalations().isEmpty()) {
      lines.add("  %-12s nobody; it is shown%s".formatted(severity.word(), suffix(declarer)));
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
                suffix(declarer)));
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
