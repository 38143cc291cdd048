package dev.nines.app;

import dev.nines.incident.Incident;
import dev.nines.incident.IncidentListener;
import dev.nines.incident.Stage.Ending;
import dev.nines.incident.Stage.Resolved;
import dev.nines.journey.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Says in the log what becomes of incidents. Safe between threads. */
final class IncidentLog implements IncidentListener {

  static final Logger LOG = Logger.getLogger("nines.incidents");

  /** What was said last of each that stands. */
  private final Map<String, String> said = new ConcurrentHashMap<>();

  /** With each run that fails it is another one, which nobody wants to read in a log. */
  @Override
  public void changed(Incident incident) {
    var now = incident.stage().word() + " " + incident.severity().word();
    var before =
        incident.stage().stands() ? said.put(incident.id(), now) : said.remove(incident.id());
    if (!now.equals(before)) {
      LOG.log(incident.stage().stands() ? Logger.Level.WARN : Logger.Level.INFO, line(incident));
    }
  }

  /** What is said of it as it is now. */
  static String line(Incident incident) {
    var subject = incident.subject();
    return "incident %s, %s: %s %s, rule %s: %s"
        .formatted(
            incident.id(),
            removed(incident) ? "removed" : incident.stage().word(),
            subject.word(),
            subject.name(),
            incident.rule(),
            incident.stage() instanceof Resolved(var at, _)
                ? end(incident, at)
                : incident.observed());
  }

  private static boolean removed(Incident incident) {
    return incident.stage() instanceof Resolved(_, var ending) && ending == Ending.REMOVED;
  }

  /** What was seen of the trouble while it stood is no news of its end. */
  private static String end(Incident incident, Instant known) {
    var over = incident.over() == null ? known : incident.over();
    var began = incident.began().truncatedTo(ChronoUnit.SECONDS);
    var lasted = Durations.text(Duration.ofSeconds(Duration.between(began, over).toSeconds()));
    return removed(incident)
        ? "nobody judges it any more, as the %s or its rule was removed; that it works again is not known; it began at %s, %s before"
            .formatted(incident.subject().word(), began, lasted)
        : "it is over after %s; it began at %s".formatted(lasted, began);
  }
}
