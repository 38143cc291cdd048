package dev.nines.report;

import dev.nines.slo.Details;
import dev.nines.slo.Resolution;
import dev.nines.slo.ScheduleTerm;
import dev.nines.slo.Tally;
import dev.nines.slo.Window;
import dev.nines.store.Account;
import dev.nines.store.Declaration;
import dev.nines.store.Declarations;
import dev.nines.store.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** An account of minutes that a test put in by hand; it remembers what it was asked. */
final class KeptMinutes implements Account, Declarations {

  private final Map<Subject, SortedMap<Instant, Tally>> minutes = new HashMap<>();
  private final Map<Subject, List<ScheduleTerm>> terms = new HashMap<>();
  private final List<Declaration> declarations = new ArrayList<>();

  /** The names of the methods that were called, in order. */
  final List<String> asked = new ArrayList<>();

  void add(Subject subject, Instant minute, Tally tally) {
    minutes
        .computeIfAbsent(subject, _ -> new TreeMap<>())
        .merge(Resolution.MINUTE.floor(minute), tally, Tally::plus);
  }

  /** In force in its region from now on; its journeys are called for from its moment on. */
  void declare(Declaration declaration) {
    declarations.removeIf(each -> each.region().equals(declaration.region()));
    declarations.add(declaration);
    for (var journey : declaration.journeys()) {
      terms.put(
          Subject.journey(journey.name(), declaration.region()),
          List.of(
              new ScheduleTerm(
                  journey.interval(),
                  journey.offset(),
                  journey.patience(),
                  declaration.at(),
                  null)));
    }
  }

  @Override
  public Set<Subject> subjects() {
    asked.add("subjects");
    return Set.copyOf(minutes.keySet());
  }

  private Tally sum(Subject subject, Window window) {
    return minutes
        .getOrDefault(subject, new TreeMap<>())
        .subMap(Resolution.MINUTE.floor(window.from()), Resolution.MINUTE.ceil(window.to()))
        .values()
        .stream()
        .reduce(Tally.NONE, Tally::plus);
  }

  @Override
  public Map<Subject, Tally> totals(Set<Subject> subjects, Window window) {
    asked.add("totals");
    var totals = new HashMap<Subject, Tally>();
    subjects.forEach(each -> totals.put(each, sum(each, window).withoutDetails()));
    totals.values().removeIf(Tally::isNone);
    return totals;
  }

  @Override
  public Map<Subject, Details> details(Set<Subject> subjects, Window window) {
    asked.add("details");
    var details = new HashMap<Subject, Details>();
    subjects.forEach(each -> details.put(each, sum(each, window).details()));
    details.values().removeIf(Details::isNone);
    return details;
  }

  @Override
  public SortedMap<Instant, Tally> slots(Subject subject, Window window, Resolution resolution) {
    asked.add("slots");
    var slots = new TreeMap<Instant, Tally>();
    minutes
        .getOrDefault(subject, new TreeMap<>())
        .subMap(resolution.floor(window.from()), resolution.ceil(window.to()))
        .forEach((at, tally) -> slots.merge(resolution.floor(at), tally, Tally::plus));
    return slots;
  }

  @Override
  public void badMinutes(Set<Subject> journeys, Window window, BadMinutes to) {
    asked.add("badMinutes");
    for (var journey : journeys) {
      minutes
          .getOrDefault(journey, new TreeMap<>())
          .subMap(window.from(), window.to())
          .forEach((minute, tally) -> {
            if (tally.outcomes().bad() > 0) {
              to.take(journey, minute, tally);
            }
          });
    }
  }

  @Override
  public Map<Subject, List<ScheduleTerm>> terms(Window window) {
    asked.add("terms");
    return Map.copyOf(terms);
  }

  @Override
  public List<Declaration> latest() {
    asked.add("latest");
    return List.copyOf(declarations);
  }
}
