package dev.nines.metrics;

import dev.nines.alert.Severity;
import dev.nines.incident.Incident;
import dev.nines.incident.Stage.Acknowledged;
import dev.nines.incident.Stage.Open;
import dev.nines.incident.Stage.Pending;
import dev.nines.incident.Stage.Resolved;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Counts incidents, and how long nobody knew of them and they were known. */
public final class IncidentMetrics {

  private final Map<Severity, Meters> meters = new EnumMap<>(Severity.class);
  private final Map<String, Severity> standing = new HashMap<>();
  private final Registrar registrar;

  private record Meters(Counter opened, Timer passive, Timer active) {}

  /**
   * @param region of this prober, a label of all
   */
  public IncidentMetrics(MeterRegistry registry, String region) {
    registrar = new Registrar(registry, Tags.of("region", Label.of(region)));
    for (var severity : Severity.values()) {
      var word = severity.word();
      meters.put(
          severity,
          new Meters(
              registrar.counter(Family.INCIDENTS, "severity", word),
              registrar.timer(Family.INCIDENT_PASSIVE, "severity", word),
              registrar.timer(Family.INCIDENT_ACTIVE, "severity", word)));
      registrar.gauge(Family.INCIDENTS_STANDING, () -> standing(severity), "severity", word);
    }
  }

  private synchronized long standing(Severity severity) {
    return standing.values().stream().filter(each -> each == severity).count();
  }

  /** An incident changed. */
  public synchronized void changed(Incident incident) {
    var of = meters.get(incident.severity());
    if (of == null) {
      return;
    }
    switch (incident.stage()) {
      case Pending _ -> {}
      case Open _, Acknowledged _ -> {
        // One that stood before the prober's start was counted by whoever ran then.
        if (standing.put(incident.id(), incident.severity()) == null
            && incident.stage() instanceof Open) {
          of.opened().increment();
          if (incident.reopened() == 0) {
            incident.passive().ifPresent(of.passive()::record);
          }
        }
      }
      case Resolved _ -> {
        standing.remove(incident.id());
        incident.active().ifPresent(of.active()::record);
      }
    }
  }

  /** Another judges from here on: what stands is shown there. */
  public synchronized void resign() {
    standing.clear();
  }

  /** A receiver took a notice, or did not. */
  public void sent(String receiver, boolean taken) {
    registrar
        .counter(Family.NOTICES, "receiver", receiver, "result", taken ? "sent" : "failed")
        .increment();
  }
}
