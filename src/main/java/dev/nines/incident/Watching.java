package dev.nines.incident;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is judged in a region.
 *
 * @param services those that are judged as wholes
 * @param why there is no journey, in words; null where there is one
 */
public record Watching(
    List<Watched> journeys, List<WatchedService> services, @Nullable String why) {
  public Watching {
    journeys = List.copyOf(journeys);
    services = List.copyOf(services);
  }

  /** These journeys alone. */
  public static Watching journeys(Collection<Watched> journeys) {
    return new Watching(
        List.copyOf(journeys), List.of(), journeys.isEmpty() ? "there is none" : null);
  }
}
