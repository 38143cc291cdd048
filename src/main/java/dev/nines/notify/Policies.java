package dev.nines.notify;

import dev.nines.alert.AlertPolicy;
import dev.nines.incident.Subject;
import dev.nines.incident.Subject.OfJourney;
import dev.nines.incident.Subject.OfProber;
import dev.nines.incident.Subject.OfService;
import java.util.Map;

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

  /** That of what is not judged any more is the preset. */
  AlertPolicy of(Subject subject) {
    return switch (subject) {
      case OfJourney journey -> journeys.getOrDefault(journey.journey(), AlertPolicy.PRESET);
      case OfService service -> services.getOrDefault(service.service(), AlertPolicy.PRESET);
      case OfProber _ -> prober;
    };
  }
}
