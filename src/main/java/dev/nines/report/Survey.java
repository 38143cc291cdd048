package dev.nines.report;

import dev.nines.journey.Formula;
import dev.nines.journey.Objective;
import dev.nines.slo.Details;
import dev.nines.slo.Window;
import dev.nines.store.Account;
import dev.nines.store.Declaration;
import dev.nines.store.Declaration.DeclaredJourney;
import dev.nines.store.Declaration.DeclaredService;
import dev.nines.store.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** Makes one report. Used once, by one thread. */
final class Survey {

  private static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(1);

  private final Catalogue catalogue;
  private final Account account;
  private final Question question;
  private final Instant now;
  private final Window window;
  private final Scope scope;
  private final SortedSet<String> regions;
  private final Totals totals;
  private final Schedules schedules;
  private final Assessment assessment;
  private final Map<Subject, List<Incident>> incidents;

  Survey(Catalogue catalogue, Account account, Question question, Instant now) {
    this.catalogue = catalogue;
    this.account = account;
    this.question = question;
    this.now = now;
    this.window = Windows.past(question.window(), now);
    this.scope = new Scope(catalogue, question);
    this.regions = scope.regions();
    this.totals = new Totals(account, scope.subjects());
    this.schedules = new Schedules(account.terms(window), totals, window, now);
    this.assessment = new Assessment(totals, window.to(), question.details());
    this.incidents = question.details() ? details() : Map.of();
  }

  /** Reads all details at once: a query for each journey would be many. */
  private Map<Subject, List<Incident>> details() {
    var wanted = new HashMap<Window, Set<Subject>>();
    var journeys = scope.subjects(scope.journeys());
    wanted.put(window, new HashSet<>(journeys));
    for (var name : scope.journeys()) {
      want(
          objectives(catalogue.declaredJourney(name, regions)),
          catalogue.journey(name, regions),
          wanted);
    }
    for (var name : scope.services()) {
      want(
          catalogue
              .declaredService(name, regions)
              .map(DeclaredService::objectives)
              .orElse(List.of()),
          scope.beneath(name),
          wanted);
    }
    wanted.forEach((window, subjects) -> totals.fetch(subjects, window));
    var spans = new IncidentSpans(each -> schedules.interval(each).orElse(DEFAULT_INTERVAL));
    var bad = new HashSet<>(journeys);
    bad.removeIf(each -> totals.of(each, window).outcomes().bad() == 0);
    if (!bad.isEmpty()) {
      account.badMinutes(bad, window, spans);
    }
    return spans.byJourney();
  }

  private void want(
      List<Objective> objectives, List<Subject> journeys, Map<Window, Set<Subject>> wanted) {
    for (var window : assessment.detailed(objectives)) {
      wanted.computeIfAbsent(window, _ -> new HashSet<>()).addAll(journeys);
    }
  }

  Report report() {
    var names = scope.journeys();
    var journeys = names.stream().flatMap(name -> journey(name).stream()).toList();
    return new Report(
        now,
        Period.of(window),
        question.details(),
        numbers(Pool.ofRuns(scope.subjects(names))),
        scope.services().stream().flatMap(name -> service(name).stream()).toList(),
        journeys,
        regions.stream().map(region -> region(region, names)).toList(),
        IncidentSpans.worst(journeys.stream().flatMap(each -> each.incidents().stream())));
  }

  private Numbers numbers(Pool pool) {
    return Numbers.of(
        totals.of(pool.runs(), window),
        pool.slots(totals, window),
        totals.of(pool.backends(), window).backends(),
        schedules.due(pool.runs()));
  }

  private Optional<JourneyReport> journey(String name) {
    var subjects = catalogue.journey(name, regions);
    var declared = catalogue.declaredJourney(name, regions);
    var pool = Pool.ofJourneys(subjects);
    if (declared.isEmpty() && totals.of(subjects, window).isNone()) {
      return Optional.empty();
    }
    var details = question.details() ? totals.details(subjects, window) : Details.NONE;
    return Optional.of(
        new JourneyReport(
            name,
            declared.map(DeclaredJourney::title).orElse(name),
            declared.map(DeclaredJourney::service).orElse(null),
            declared.isPresent(),
            declared
                .map(DeclaredJourney::interval)
                .map(interval -> interval.toMillis() / 1e3)
                .orElse(null),
            numbers(pool),
            assessment.of(objectives(declared), pool, false),
            latencies(details),
            ReasonCount.of(details.blames()),
            incidents(subjects),
            subjects.stream()
                .map(each ->
                    inRegion(
                        each.region(),
                        Pool.ofJourneys(List.of(each)),
                        objectives(catalogue.declaredJourney(name, each.region())),
                        false))
                .toList()));
  }

  private static List<Objective> objectives(Optional<DeclaredJourney> journey) {
    return journey.map(DeclaredJourney::objectives).orElse(List.of());
  }

  private InRegion inRegion(String region, Pool pool, List<Objective> objectives, boolean bySlots) {
    return new InRegion(region, numbers(pool), assessment.of(objectives, pool, bySlots));
  }

  private static List<Latency> latencies(Details details) {
    return details.latencies().entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .map(each ->
            Latency.of(each.getKey().equals(Details.RUN) ? null : each.getKey(), each.getValue()))
        .toList();
  }

  private List<Incident> incidents(List<Subject> journeys) {
    return IncidentSpans.worst(
        journeys.stream().flatMap(each -> incidents.getOrDefault(each, List.of()).stream()));
  }

  private Optional<ServiceReport> service(String name) {
    var beneath = scope.beneath(name);
    var declared = catalogue.declaredService(name, regions);
    var own = regions.stream().map(region -> Subject.service(name, region)).toList();
    if (declared.isEmpty() && beneath.isEmpty() && totals.of(own, window).isNone()) {
      return Optional.empty();
    }
    var pool = Pool.ofServices(own, beneath);
    var formula = declared.map(DeclaredService::formula).orElse(null);
    return Optional.of(
        new ServiceReport(
            name,
            declared.map(DeclaredService::title).orElse(name),
            declared.isPresent(),
            formula == null ? List.of() : List.copyOf(formula.services()),
            formula == null ? "" : words(formula),
            beneath.stream().map(Subject::name).distinct().sorted().toList(),
            numbers(pool),
            assessment.of(
                declared.map(DeclaredService::objectives).orElse(List.of()), pool, formula != null),
            regions.stream().flatMap(region -> service(name, region).stream()).toList()));
  }

  private Optional<InRegion> service(String name, String region) {
    var beneath = catalogue.beneath(name, region);
    var declared = catalogue.declaredService(name, region);
    var own = Subject.service(name, region);
    if (declared.isEmpty() && beneath.isEmpty() && totals.of(own, window).isNone()) {
      return Optional.empty();
    }
    return Optional.of(
        inRegion(
            region,
            Pool.ofServices(List.of(own), beneath),
            declared.map(DeclaredService::objectives).orElse(List.of()),
            declared.map(DeclaredService::formula).isPresent()));
  }

  private static String words(Formula formula) {
    return switch (formula) {
      case Formula.All _ -> "all";
      case Formula.Any _ -> "any";
      case Formula.AtLeast some -> "at least " + some.n() + " of " + some.of().size();
      case Formula.Weighted _ -> "weighted";
    };
  }

  private RegionReport region(String region, Collection<String> journeys) {
    var declared = catalogue.declaration(region);
    return new RegionReport(
        region,
        declared.map(Declaration::revision).orElse(null),
        declared.map(Declaration::at).orElse(null),
        numbers(
            Pool.ofRuns(
                catalogue.journeysIn(region).stream()
                    .filter(each -> journeys.contains(each.name()))
                    .toList())));
  }
}
