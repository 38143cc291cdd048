package dev.nines.report;

import dev.nines.store.Subject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a question is about, by name. Immutable. */
final class Scope {

  private final Catalogue catalogue;
  private final SortedSet<String> regions;
  private final SortedSet<String> services;
  private final SortedSet<String> journeys;

  Scope(Catalogue catalogue, Question question) {
    this.catalogue = catalogue;
    this.regions =
        question.regions().isEmpty() ? catalogue.regions() : new TreeSet<>(question.regions());
    this.services = services(question);
    this.journeys = journeys(question);
  }

  private SortedSet<String> journeys(Question question) {
    if (!question.journeys().isEmpty()) {
      return new TreeSet<>(question.journeys());
    }
    if (question.services().isEmpty()) {
      return catalogue.journeys();
    }
    var beneath = new TreeSet<String>();
    for (var service : question.services()) {
      beneath(service).forEach(each -> beneath.add(each.name()));
    }
    return beneath;
  }

  private SortedSet<String> services(Question question) {
    if (question.services().isEmpty()) {
      return question.journeys().isEmpty() ? catalogue.services() : new TreeSet<>();
    }
    var all = new TreeSet<String>();
    for (var service : question.services()) {
      regions.forEach(region -> all.addAll(catalogue.closure(service, region)));
    }
    return all;
  }

  SortedSet<String> regions() {
    return regions;
  }

  SortedSet<String> journeys() {
    return journeys;
  }

  SortedSet<String> services() {
    return services;
  }

  /** All that an answer may speak of. */
  Set<Subject> subjects() {
    var all = new HashSet<>(subjects(journeys));
    for (var service : services) {
      regions.forEach(region -> all.add(Subject.service(service, region)));
      all.addAll(beneath(service));
    }
    return all;
  }

  /** Journeys in each region that knows them. */
  List<Subject> subjects(Collection<String> journeys) {
    return regions.stream()
        .flatMap(region -> catalogue.journeysIn(region).stream())
        .filter(each -> journeys.contains(each.name()))
        .toList();
  }

  /** The journeys beneath a service in each region. */
  List<Subject> beneath(String service) {
    return regions.stream().flatMap(region -> catalogue.beneath(service, region).stream()).toList();
  }
}
