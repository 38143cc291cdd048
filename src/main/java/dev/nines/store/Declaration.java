package dev.nines.store;

import dev.nines.journey.Formula;
import dev.nines.journey.Objective;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The journeys and services in force in a region, as far as a reader of the account needs to know
 * them: without it a history could not be read by itself.
 *
 * @param revision of the journeys' files
 * @param at from when on
 */
public record Declaration(
    String region,
    String revision,
    Instant at,
    List<DeclaredJourney> journeys,
    List<DeclaredService> services) {

  public Declaration {
    journeys = List.copyOf(journeys);
    services = List.copyOf(services);
  }

  /**
   * A journey.
   *
   * @param interval between its scheduled starts
   * @param offset of its starts from the epoch, within [0, interval)
   * @param patience how long after its start a run may be on its way to the account
   */
  public record DeclaredJourney(
      String name,
      String title,
      String service,
      Duration interval,
      Duration offset,
      Duration patience,
      List<Objective> objectives) {
    public DeclaredJourney {
      objectives = List.copyOf(objectives);
    }
  }

  /**
   * A service, declared by a file or only named by journeys.
   *
   * @param formula null for a local service
   * @param backends the names of the declared backends; empty where none are
   */
  public record DeclaredService(
      String name,
      String title,
      @Nullable Formula formula,
      Set<String> backends,
      List<Objective> objectives) {
    public DeclaredService {
      backends = java.util.Collections.unmodifiableSet(new java.util.LinkedHashSet<>(backends));
      objectives = List.copyOf(objectives);
    }
  }
}
