package dev.nines.incident;

import dev.nines.alert.AlertPolicy;
import dev.nines.journey.Journey;
import dev.nines.journey.Service;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A service that is judged as a whole.
 *
 * @param journeys those of this region that measure it, or what it is composed of; at least one
 * @param policy with nothing left open
 */
public record WatchedService(Service service, List<Journey> journeys, AlertPolicy policy) {
  public WatchedService {
    journeys = List.copyOf(journeys);
  }

  /** The regions in which it can be in trouble; empty for all. */
  Set<String> regions() {
    var regions = new HashSet<String>();
    for (var journey : journeys) {
      if (journey.regions().isEmpty()) {
        return Set.of();
      }
      regions.addAll(journey.regions());
    }
    return regions;
  }

  /** How long a run that is due now may be on its way to its end. */
  Duration patience() {
    return longest(journeys.stream().map(Journey::timeout).toList());
  }

  private static Duration longest(Collection<Duration> all) {
    return all.stream()
        .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) < 0 ? other : one);
  }
}
