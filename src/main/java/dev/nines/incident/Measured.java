package dev.nines.incident;

import dev.nines.slo.Outcomes;
import dev.nines.slo.Slots;
import java.util.Collection;
import java.util.Map;

/**
 * What the account counted in a region over some time; of what is absent, nothing.
 *
 * @param services the judged minutes of each, by name
 * @param journeys the runs of each, by name
 */
public record Measured(Map<String, Slots> services, Map<String, Outcomes> journeys) {
  public Measured {
    services = Map.copyOf(services);
    journeys = Map.copyOf(journeys);
  }

  Slots minutes(String service) {
    return services.getOrDefault(service, Slots.NONE);
  }

  Outcomes runs(String journey) {
    return journeys.getOrDefault(journey, Outcomes.NONE);
  }

  /** Of some journeys together. */
  Outcomes runs(Collection<String> some) {
    return some.stream().map(this::runs).reduce(Outcomes.NONE, Outcomes::plus);
  }
}
