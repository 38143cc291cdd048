package dev.nines.report;

import static java.util.stream.Collectors.groupingBy;

import dev.nines.store.Declaration;
import dev.nines.store.Declaration.DeclaredJourney;
import dev.nines.store.Declaration.DeclaredService;
import dev.nines.store.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What there is to tell of: all that is declared in some region now, and all that was measured
 * once. What a region does not declare any more is known there as the region that was declared last
 * knows it. Immutable.
 */
final class Catalogue {

  /** The newest first. */
  private final List<Declaration> declarations;

  private final Set<Subject> subjects;
  private final Map<Subject, DeclaredJourney> declaredJourneys = new HashMap<>();
  private final Map<Subject, DeclaredService> declaredServices = new HashMap<>();
  private final Map<String, List<Subject>> journeysIn;
  private final SortedSet<String> regions;
  private final Map<Subject, List<Subject>> measuring;

  /**
   * @param declarations the latest of each region
   * @param recorded all that the account knows
   */
  Catalogue(List<Declaration> declarations, Set<Subject> recorded) {
    this.declarations =
        declarations.stream().sorted(Comparator.comparing(Declaration::at).reversed()).toList();
    var all = new HashSet<>(recorded);
    for (var each : declarations) {
      each.journeys()
          .forEach(one -> declaredJourneys.put(Subject.journey(one.name(), each.region()), one));
      each.services()
          .forEach(one -> declaredServices.put(Subject.service(one.name(), each.region()), one));
      // A service need not be declared: that a journey names it is enough.
      each.journeys().forEach(one -> all.add(Subject.service(one.service(), each.region())));
    }
    all.addAll(declaredJourneys.keySet());
    all.addAll(declaredServices.keySet());
    this.subjects = Set.copyOf(all);
    this.regions =
        distinct(
            Stream.concat(
                all.stream().map(Subject::region), declarations.stream().map(Declaration::region)));
    this.journeysIn =
        of(Subject.Kind.JOURNEY)
            .sorted(Comparator.comparing(Subject::name))
            .collect(groupingBy(Subject::region));
    this.measuring =
        of(Subject.Kind.JOURNEY)
            .filter(each -> serviceOf(each).isPresent())
            .collect(
                groupingBy(each -> Subject.service(serviceOf(each).orElseThrow(), each.region())));
  }

  Names names() {
    return new Names(List.copyOf(journeys()), List.copyOf(services()), List.copyOf(regions));
  }

  SortedSet<String> journeys() {
    return distinct(of(Subject.Kind.JOURNEY).map(Subject::name));
  }

  SortedSet<String> services() {
    return distinct(of(Subject.Kind.SERVICE).map(Subject::name));
  }

  SortedSet<String> regions() {
    return regions;
  }

  private Stream<Subject> of(Subject.Kind kind) {
    return subjects.stream().filter(each -> each.kind() == kind);
  }

  private static SortedSet<String> distinct(Stream<String> names) {
    return names.collect(TreeSet::new, Set::add, Set::addAll);
  }

  Optional<Declaration> declaration(String region) {
    return declarations.stream().filter(each -> each.region().equals(region)).findFirst();
  }

  Optional<DeclaredJourney> declaredJourney(String name, String region) {
    return Optional.ofNullable(declaredJourneys.get(Subject.journey(name, region)));
  }

  Optional<DeclaredService> declaredService(String name, String region) {
    return Optional.ofNullable(declaredServices.get(Subject.service(name, region)));
  }

  /** As one of these regions declares it now: the one that was declared last. */
  Optional<DeclaredJourney> declaredJourney(String name, Collection<String> regions) {
    return newestFirst(regions)
        .flatMap(region -> declaredJourney(name, region).stream())
        .findFirst();
  }

  /** As one of these regions declares it now: the one that was declared last. */
  Optional<DeclaredService> declaredService(String name, Collection<String> regions) {
    return newestFirst(regions)
        .flatMap(region -> declaredService(name, region).stream())
        .findFirst();
  }

  private Stream<String> newestFirst(Collection<String> regions) {
    return declarations.stream().map(Declaration::region).filter(regions::contains);
  }

  /** The journeys of a region, declared or only measured, by name. */
  List<Subject> journeysIn(String region) {
    return journeysIn.getOrDefault(region, List.of());
  }

  /** A journey in each region that knows it. */
  List<Subject> journey(String name, Collection<String> regions) {
    return regions.stream()
        .map(region -> Subject.journey(name, region))
        .filter(subjects::contains)
        .toList();
  }

  /** All journeys beneath a service in a region. */
  List<Subject> beneath(String service, String region) {
    return closure(service, region).stream()
        .flatMap(each -> measuring.getOrDefault(Subject.service(each, region), List.of()).stream())
        .toList();
  }

  /** A service and all that it is composed of, itself first. */
  Set<String> closure(String service, String region) {
    var found = new LinkedHashSet<String>();
    var open = new ArrayList<>(List.of(service));
    while (!open.isEmpty()) {
      var next = open.removeLast();
      if (found.add(next)) {
        declaredService(next, region)
            .or(() -> declaredService(next, regions))
            .map(DeclaredService::formula)
            .filter(Objects::nonNull)
            .ifPresent(formula -> open.addAll(formula.services()));
      }
    }
    return found;
  }

  private Optional<String> serviceOf(Subject journey) {
    return declaredJourney(journey.name(), journey.region())
        .or(() -> declaredJourney(journey.name(), regions))
        .map(DeclaredJourney::service);
  }
}
