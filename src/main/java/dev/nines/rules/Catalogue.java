package dev.nines.rules;

import dev.nines.journey.Journey;
import dev.nines.journey.Service;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What rules are made for. A service that journeys name and no file declares is a local one without
 * objectives.
 */
public record Catalogue(List<Journey> journeys, List<Service> services) {

  public Catalogue {
    journeys = journeys.stream().sorted(Comparator.comparing(Journey::name)).toList();
    var all = new HashMap<String, Service>();
    journeys.forEach(journey ->
        all.put(journey.service(), new Service(journey.service(), "", null, null, List.of())));
    services.forEach(service -> all.put(service.name(), service));
    services = all.values().stream().sorted(Comparator.comparing(Service::name)).toList();
  }

  List<String> journeyNames() {
    return journeys.stream().map(Journey::name).toList();
  }

  List<String> serviceNames() {
    return services.stream().map(Service::name).toList();
  }

  List<Service> integralServices() {
    return services.stream().filter(Service::integral).toList();
  }

  List<String> servicesWithBackends() {
    return services.stream()
        .filter(service -> service.backends() != null)
        .map(Service::name)
        .toList();
  }

  /** The local services that an integral one is composed of, through however many others. */
  SortedSet<String> localServicesBeneath(Service integral) {
    var byName = services.stream().collect(Collectors.toMap(Service::name, each -> each));
    var local = new TreeSet<String>();
    descend(integral, byName, new HashSet<>(), local);
    return local;
  }

  private static void descend(
      Service service, Map<String, Service> byName, Set<String> seen, SortedSet<String> local) {
    var formula = service.formula();
    if (formula == null) {
      local.add(service.name());
      return;
    }
    for (var name : formula.services()) {
      var part = byName.get(name);
      if (part != null && seen.add(name)) {
        descend(part, byName, seen, local);
      }
    }
  }

  /** Every promise, of journeys and of services. */
  Stream<Promise> promises() {
    return Stream.concat(
        journeys.stream()
            .flatMap(journey ->
                journey.objectives().stream()
                    .map(objective -> Promise.of(Subject.JOURNEY, journey.name(), objective))),
        services.stream()
            .flatMap(service ->
                service.objectives().stream()
                    .map(objective -> Promise.of(Subject.SERVICE, service.name(), objective))));
  }
}
