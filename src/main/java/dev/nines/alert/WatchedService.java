package dev.nines.alert;

import dev.nines.journey.Journey;
import dev.nines.journey.Objective.Availability;
import dev.nines.journey.Service;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

  /**
   * Whether there is something to judge of it that is not judged of its journeys: of one journey
   * alone a local service has nothing else to say.
   */
  public boolean judged() {
    return service.integral() ? !journeys.isEmpty() : journeys.size() > 1 && promises();
  }

  /** Whether it has an error budget that can be spent. */
  public boolean promises() {
    return service.objectives().stream().anyMatch(Availability.class::isInstance);
  }

  /** In how many regions it must be in trouble until anybody is told; 0 where each tells. */
  public int agreeing() {
    return policy.agreeing(regions());
  }

  /**
   * How long nothing may be seen of it: between two runs of a healthy journey nothing is.
   *
   * @param length as it is declared; null for three intervals
   */
  public Duration silence(@Nullable Duration length) {
    return longest(journeys.stream().map(journey -> AlertRule.silence(length, journey)).toList());
  }

  /** The regions in which it can be in trouble; empty for all. */
  private Set<String> regions() {
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
  public Duration patience() {
    return longest(journeys.stream().map(Journey::timeout).toList());
  }

  private static Duration longest(Collection<Duration> all) {
    return all.stream()
        .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) < 0 ? other : one);
  }
}
