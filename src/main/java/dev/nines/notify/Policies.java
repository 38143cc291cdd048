package dev.nines.notify;

import dev.nines.alert.AlertPolicy;
import dev.nines.alert.Protocol;
import dev.nines.incident.Incident;
import dev.nines.incident.Subject;
import dev.nines.incident.Subject.OfJourney;
import dev.nines.incident.Subject.OfProber;
import dev.nines.incident.Subject.OfService;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How trouble is told, by whose it is.
 *
 * @param journeys by name
 * @param services by name, those that are judged as a whole
 * @param prober of the prober itself
 */
public record Policies(
    Map<String, AlertPolicy> journeys, Map<String, AlertPolicy> services, AlertPolicy prober) {

  /** What holds where nobody declared anything. */
  public static final Policies PRESET = new Policies(Map.of(), Map.of(), AlertPolicy.PRESET);

  public Policies {
    journeys = Map.copyOf(journeys);
    services = Map.copyOf(services);
  }

  /**
   * How an incident is told now. Of what is not judged any more nobody knows who was meant to be
   * told: by the preset, so that it is told at all, but nobody else is once somebody was.
   */
  Protocol protocol(Incident incident) {
    var policy = of(incident.subject());
    if (policy != null) {
      return policy.protocol(incident.severity());
    }
    var preset = AlertPolicy.PRESET.protocol(incident.severity());
    return incident.handling().told() == null
        ? preset
        : new Protocol(preset.stands(), preset.hours(), List.of(), preset.reminders());
  }

  private @Nullable AlertPolicy of(Subject subject) {
    return switch (subject) {
      case OfJourney journey -> journeys.get(journey.journey());
      case OfService service -> services.get(service.service());
      case OfProber _ -> prober;
      case Subject.OfCommit _ -> null;
    };
  }
}
