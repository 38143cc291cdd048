package dev.nines.incident;

import dev.nines.alert.WatchedService;
import dev.nines.incident.Subject.OfJourney;
import dev.nines.incident.Subject.OfProber;
import dev.nines.incident.Subject.OfService;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is judged in a region.
 *
 * @param services those that are judged as wholes
 * @param why there is no journey, in words; null where there is one
 * @param partial whether there are files that could not be read: what is missing may be in them
 * @param revision of all files, 12 hexadecimal digits; null where nobody knows
 */
public record Watching(
    List<Watched> journeys,
    List<WatchedService> services,
    @Nullable String why,
    boolean partial,
    @Nullable String revision) {
  public Watching {
    journeys = List.copyOf(journeys);
    services = List.copyOf(services);
  }

  /** What files of no revision say. */
  public Watching(
      List<Watched> journeys,
      List<WatchedService> services,
      @Nullable String why,
      boolean partial) {
    this(journeys, services, why, partial, null);
  }

  /** What all files say. */
  public Watching(List<Watched> journeys, List<WatchedService> services, @Nullable String why) {
    this(journeys, services, why, false);
  }

  /** These journeys alone. */
  public static Watching journeys(Collection<Watched> journeys) {
    return new Watching(
        List.copyOf(journeys), List.of(), journeys.isEmpty() ? "there is none" : null);
  }

  boolean has(Subject subject) {
    return switch (subject) {
      case OfJourney(var name, _, _, _) ->
          journeys.stream().anyMatch(each -> each.journey().name().equals(name));
      case OfService(var name, _, _) ->
          services.stream().anyMatch(each -> each.service().name().equals(name));
      case OfProber _ -> true;
      case Subject.OfCommit _ -> false;
    };
  }
}
