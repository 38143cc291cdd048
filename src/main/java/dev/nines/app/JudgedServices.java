package dev.nines.app;

import dev.nines.alert.WatchedService;
import dev.nines.journey.Journey;
import dev.nines.journey.Service;
import dev.nines.source.Edition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The services that are judged as wholes: every integral one, and a local one that promises an
 * availability and has several journeys, as each alone may run too seldom to tell trouble from
 * chance.
 */
final class JudgedServices {

  private final Edition edition;
  private final List<Journey> here;
  private final Map<String, Service> services = new HashMap<>();

  /**
   * @param here the journeys that run in this region
   */
  JudgedServices(Edition edition, List<Journey> here) {
    this.edition = edition;
    this.here = here;
    edition.services().forEach(service -> services.put(service.name(), service));
  }

  List<WatchedService> all() {
    return edition.services().stream()
        .map(service -> new WatchedService(service, journeys(service), edition.policy(service)))
        .filter(WatchedService::judged)
        .toList();
  }

  private List<Journey> journeys(Service service) {
    Set<String> beneath = new HashSet<>();
    gather(service.name(), beneath);
    return here.stream().filter(journey -> beneath.contains(journey.service())).toList();
  }

  private void gather(String name, Set<String> beneath) {
    var service = services.get(name);
    if (beneath.add(name) && service != null && service.formula() != null) {
      service.formula().services().forEach(part -> gather(part, beneath));
    }
  }
}
