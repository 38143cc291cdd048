package dev.nines.app;

import dev.nines.incident.Incident;
import dev.nines.incident.IncidentListener;
import dev.nines.incident.Stage.Ending;
import dev.nines.incident.Stage.Resolved;
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
    return incident.stage() instanceof Resolved(_, var ending) && ending == Ending.REMOVED
        ? "incident %1$s, removed: %2$s %3$s, rule %4$s: nobody judges it any more, as the %2$s or its rule was removed; that it works again is not known"
            .formatted(incident.id(), subject.word(), subject.name(), incident.rule())
        : "incident %s, %s: %s %s, rule %s: %s"
            .formatted(
                incident.id(),
                incident.stage().word(),
                subject.word(),
                subject.name(),
                incident.rule(),
                incident.observed());
  }
}
