package dev.nines.app;

import dev.nines.journey.Backends;
import dev.nines.journey.Journey;
import dev.nines.journey.Service;
import dev.nines.schedule.Timetable;
import dev.nines.store.Declaration;
import dev.nines.store.Declaration.DeclaredJourney;
import dev.nines.store.Declaration.DeclaredService;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** What is in force, in the words of the account. */
final class Declared {

  /** What a run may take after its deadline until it is in the account: to be told and written. */
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(30);

  private Declared() {}

  /**
   * The declaration of one region.
   *
   * @param journeys those that run in it
   * @param services at least those with files of their own
   */
  static Declaration of(
      String region,
      String revision,
      Instant at,
      Collection<Journey> journeys,
      Collection<Service> services) {
    var all = new LinkedHashMap<String, DeclaredService>();
    services.forEach(service -> all.put(service.name(), service(service)));
    journeys.forEach(journey ->
        all.computeIfAbsent(
            journey.service(), name -> new DeclaredService(name, name, null, Set.of(), List.of())));
    return new Declaration(
        region,
        revision,
        at,
        journeys.stream().map(journey -> journey(journey, region)).toList(),
        List.copyOf(all.values()));
  }

  private static DeclaredJourney journey(Journey journey, String region) {
    return new DeclaredJourney(
        journey.name(),
        journey.title(),
        journey.service(),
        journey.interval(),
        Timetable.of(journey.name(), region, journey.interval()).offset(),
        journey.timeout().plus(Journey.TEARDOWN_LIMIT).plus(ON_ITS_WAY),
        journey.objectives());
  }

  private static DeclaredService service(Service service) {
    Backends backends = service.backends();
    return new DeclaredService(
        service.name(),
        service.title(),
        service.formula(),
        backends == null ? Set.of() : backends.names(),
        service.objectives());
  }
}
