package dev.nines.rules;

import dev.nines.journey.Formula;
import dev.nines.journey.Journey;
import dev.nines.journey.Service;
import dev.nines.slo.LastVerdict;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
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

  /** What a service is, in words; may be empty. */
  String serviceTitle(String name) {
    return services.stream()
        .filter(service -> service.name().equals(name))
        .map(Service::title)
        .findFirst()
        .orElse("");
  }

  /** The integral services and how they are composed, by name. */
  SortedMap<String, Formula> formulas() {
    var formulas = new TreeMap<String, Formula>();
    for (var service : services) {
      var formula = service.formula();
      if (formula != null) {
        formulas.put(service.name(), formula);
      }
    }
    return formulas;
  }

  List<String> servicesWithBackends() {
    return services.stream()
        .filter(service -> service.backends() != null)
        .map(Service::name)
        .toList();
  }

  /** The local services that a formula comes down to, through however many integral ones. */
  SortedSet<String> localServicesBeneath(Formula formula) {
    var formulas = formulas();
    var local = new TreeSet<String>();
    var seen = new HashSet<String>();
    var waiting = new ArrayDeque<>(formula.services());
    while (!waiting.isEmpty()) {
      var name = waiting.remove();
      var composed = formulas.get(name);
      if (composed == null) {
        local.add(name);
      } else if (seen.add(name)) {
        waiting.addAll(composed.services());
      }
    }
    return local;
  }

  /**
   * For how many minutes what was measured last of a service stands for those that it is a part of,
   * as in the account; 1 for an integral one, of which each minute is judged.
   */
  int stands(String service) {
    return formulas().containsKey(service)
        ? 1
        : journeys.stream()
            .filter(journey -> journey.service().equals(service))
            .map(Journey::interval)
            .min(Comparator.naturalOrder())
            .map(LastVerdict::minutes)
            .orElse(1);
  }

  /**
   * How many minutes of a service one failed run may cost, of a weighted one perhaps a part of one;
   * of a local one it is one.
   */
  double worth(String service) {
    var formula = formulas().get(service);
    return formula == null
        ? 1
        : localServicesBeneath(formula).stream().mapToInt(this::stands).max().orElse(1)
            * formula.largestShare();
  }

  /** Every promise, of journeys and of services. */
  Stream<Promise> promises() {
    return Stream.concat(
        journeys.stream()
            .flatMap(journey ->
                journey.objectives().stream().map(objective -> Promise.of(journey, objective))),
        services.stream()
            .flatMap(service ->
                service.objectives().stream().map(objective -> Promise.of(service, objective))));
  }
}
