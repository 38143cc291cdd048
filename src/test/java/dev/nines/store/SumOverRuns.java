package dev.nines.store;

import static java.util.Comparator.comparing;

import dev.nines.journey.Formula;
import dev.nines.outcome.Run;
import dev.nines.slo.Details;
import dev.nines.slo.LastVerdict;
import dev.nines.slo.Resolution;
import dev.nines.slo.ScheduleTerm;
import dev.nines.slo.ServiceSlot;
import dev.nines.slo.Slots;
import dev.nines.slo.Tally;
import dev.nines.slo.Window;
import dev.nines.store.Declaration.DeclaredJourney;
import dev.nines.store.Declaration.DeclaredService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A history in lists that rolls nothing up: it sums over runs each time it is asked. What the real
 * ones are held against, and a history for tests that need some. Nothing is ever cleaned away.
 */
public final class SumOverRuns
    implements History, Recorder, Account, RunLog, Declarations, Documents {

  /** By id, in the order of their first recording. */
  private final Map<String, Entry.OfRun> runs = new LinkedHashMap<>();

  private final Map<String, Document> documents = new LinkedHashMap<>();
  private final Map<String, Entry> others = new LinkedHashMap<>();
  private final Map<String, Declaration> inForce = new TreeMap<>();
  private final Map<Subject, List<ScheduleTerm>> terms = new HashMap<>();
  private final Map<Subject, String> serviceOf = new HashMap<>();
  private final Map<Subject, TreeMap<Instant, Slots>> judged = new HashMap<>();
  private final Set<Subject> subjects = new LinkedHashSet<>();

  @Override
  public synchronized CompletableFuture<Void> record(Entry entry) {
    if (entry instanceof Entry.OfRun run) {
      record(run);
    } else if (others.putIfAbsent(entry.id(), entry) == null) {
      switch (entry) {
        case Entry.OfRun _ -> throw new IllegalStateException();
        case Entry.OfPassedOver passed ->
            subjects.add(Subject.journey(passed.journey(), passed.region()));
        case Entry.OfBackends backends ->
            subjects.add(Subject.service(backends.service(), backends.region()));
        case Entry.OfDocument(var document) ->
            documents.merge(
                document.kind() + "/" + document.id(),
                document,
                (one, other) -> one.version() >= other.version() ? one : other);
        case Entry.OfDeclaration declared -> declare(declared.declaration());
      }
    }
    return CompletableFuture.completedFuture(null);
  }

  private void record(Entry.OfRun entry) {
    var before = runs.get(entry.id());
    if (before != null
        && (before.run().equals(entry.run())
            || (before.run().settled() && !entry.run().settled()))) {
      return;
    }
    runs.put(entry.id(), entry);
    subjects.add(journey(entry.run()));
    subjects.add(Subject.service(entry.run().service(), entry.run().region()));
    if (before == null) {
      if (!tally(entry).isNone()) {
        judge(entry.run());
      }
    } else if (!before.run().scheduled().equals(entry.run().scheduled())
        || !journey(before.run()).equals(journey(entry.run()))) {
      judge(before.run());
      judge(entry.run());
    } else if (!tally(before).equals(tally(entry))) {
      judge(entry.run());
    }
  }

  private static Tally tally(Entry.OfRun entry) {
    return Tally.of(entry.run(), entry.promises());
  }

  private static Subject journey(Run run) {
    return Subject.journey(run.journey(), run.region());
  }

  // What is kept whole

  @Override
  public Documents documents() {
    return this;
  }

  @Override
  public synchronized Optional<Document> find(String kind, String id) {
    return Optional.ofNullable(documents.get(kind + "/" + id));
  }

  @Override
  public synchronized List<Document> open(String kind, String region) {
    return documents.values().stream()
        .filter(each -> each.kind().equals(kind) && each.region().equals(region) && !each.closed())
        .sorted(comparing(Document::at).thenComparing(Document::id))
        .toList();
  }

  @Override
  public synchronized List<Document> open(String kind) {
    return documents.values().stream()
        .filter(each -> each.kind().equals(kind) && !each.closed())
        .sorted(comparing(Document::at).thenComparing(Document::id))
        .toList();
  }

  @Override
  public synchronized List<Document> newest(String kind, Window window, int limit) {
    return documents.values().stream()
        .filter(each -> each.kind().equals(kind) && window.contains(each.at()))
        .sorted(comparing(Document::at).thenComparing(Document::id).reversed())
        .limit(limit)
        .toList();
  }

  // Slots of services

  /** Judges the minute of a run anew in every service that it bears on. */
  private void judge(Run run) {
    var declaration = inForce.get(run.region());
    if (declaration == null
        || declaration.journeys().stream().noneMatch(each -> each.name().equals(run.journey()))) {
      serviceOf.put(journey(run), run.service());
    }
    var service = Objects.requireNonNull(serviceOf.get(journey(run)));
    var region = run.region();
    var minute = Resolution.MINUTE.floor(run.scheduled());
    if (formula(service, region) == null) {
      put(
          service,
          region,
          minute,
          ServiceSlot.all(
              serviceOf.entrySet().stream()
                  .filter(each -> each.getKey().region().equals(region))
                  .filter(each -> each.getValue().equals(service))
                  .map(each -> minutes(each.getKey()).getOrDefault(minute, Tally.NONE).asSlot())
                  .toList()));
    } else {
      judge(service, region, minute, new HashSet<>());
    }
    for (int later = 0; later < stands(service, region); later++) {
      judgeAbove(service, region, minute.plusSeconds(60L * later), new HashSet<>());
    }
  }

  private void judge(String service, String region, Instant minute, Set<String> above) {
    var formula = formula(service, region);
    if (formula != null && above.add(service)) {
      put(
          service,
          region,
          minute,
          ServiceSlot.of(
              formula,
              part ->
                  LastVerdict.of(
                      stands(part, region),
                      ago ->
                          judged
                              .getOrDefault(Subject.service(part, region), new TreeMap<>())
                              .getOrDefault(minute.minusSeconds(60L * ago), Slots.NONE))));
      judgeAbove(service, region, minute, above);
      above.remove(service);
    }
  }

  private void judgeAbove(String service, String region, Instant minute, Set<String> above) {
    for (var declared : servicesDeclared(region)) {
      if (declared.formula() != null && declared.formula().services().contains(service)) {
        judge(declared.name(), region, minute, above);
      }
    }
  }

  private void put(String service, String region, Instant minute, Slots slot) {
    judged
        .computeIfAbsent(Subject.service(service, region), _ -> new TreeMap<>())
        .put(minute, slot);
  }

  /** For how many minutes what is measured of a part of a service stands. */
  private int stands(String service, String region) {
    var declaration = inForce.get(region);
    return declaration == null || formula(service, region) != null
        ? 1
        : declaration.journeys().stream()
            .filter(each -> each.service().equals(service))
            .map(DeclaredJourney::interval)
            .min(comparing(interval -> interval))
            .map(LastVerdict::minutes)
            .orElse(1);
  }

  private @Nullable Formula formula(String service, String region) {
    return servicesDeclared(region).stream()
        .filter(each -> each.name().equals(service) && each.formula() != null)
        .map(DeclaredService::formula)
        .findFirst()
        .orElse(null);
  }

  private List<DeclaredService> servicesDeclared(String region) {
    var declaration = inForce.get(region);
    return declaration == null ? List.of() : declaration.services();
  }

  // Declarations

  private void declare(Declaration declaration) {
    var region = declaration.region();
    inForce.put(region, declaration);
    var called = new HashMap<Subject, DeclaredJourney>();
    for (var journey : declaration.journeys()) {
      var subject = Subject.journey(journey.name(), region);
      called.put(subject, journey);
      subjects.add(subject);
      subjects.add(Subject.service(journey.service(), region));
      serviceOf.put(subject, journey.service());
    }
    declaration.services().forEach(each -> subjects.add(Subject.service(each.name(), region)));
    terms.forEach((subject, of) -> {
      if (subject.region().equals(region) && !of.isEmpty() && of.getLast().to() == null) {
        var open = of.getLast();
        var journey = called.get(subject);
        if (journey != null
            && open.interval().equals(journey.interval())
            && open.offset().equals(journey.offset())
            && open.patience().equals(journey.patience())) {
          called.remove(subject);
        } else {
          of.removeLast();
          if (open.from().isBefore(declaration.at())) {
            of.add(
                new ScheduleTerm(
                    open.interval(),
                    open.offset(),
                    open.patience(),
                    open.from(),
                    declaration.at()));
          }
        }
      }
    });
    called.forEach((subject, journey) ->
        terms
            .computeIfAbsent(subject, _ -> new ArrayList<>())
            .add(
                new ScheduleTerm(
                    journey.interval(),
                    journey.offset(),
                    journey.patience(),
                    declaration.at(),
                    null)));
  }

  @Override
  public synchronized List<Declaration> latest() {
    return List.copyOf(inForce.values());
  }

  // Account

  @Override
  public synchronized Set<Subject> subjects() {
    return Set.copyOf(subjects);
  }

  /** All that was counted of one subject in a window. */
  public synchronized Tally total(Subject subject, Window window) {
    return slots(subject, window, Resolution.MINUTE).values().stream()
        .reduce(Tally.NONE, Tally::plus);
  }

  @Override
  public synchronized Map<Subject, Tally> totals(Set<Subject> subjects, Window window) {
    var totals = new HashMap<Subject, Tally>();
    subjects.forEach(each -> totals.put(each, total(each, window).withoutDetails()));
    totals.values().removeIf(Tally::isNone);
    return totals;
  }

  @Override
  public synchronized Map<Subject, Details> details(Set<Subject> subjects, Window window) {
    var details = new HashMap<Subject, Details>();
    subjects.forEach(each -> details.put(each, total(each, window).details()));
    details.values().removeIf(Details::isNone);
    return details;
  }

  @Override
  public synchronized SortedMap<Instant, Tally> slots(
      Subject subject, Window window, Resolution resolution) {
    var whole = new Window(resolution.floor(window.from()), resolution.ceil(window.to()));
    var slots = new TreeMap<Instant, Tally>();
    minutes(subject)
        .forEach((minute, tally) -> {
          if (whole.contains(minute)) {
            slots.merge(resolution.floor(minute), tally, Tally::plus);
          }
        });
    slots.values().removeIf(Tally::isNone);
    return slots;
  }

  @Override
  public synchronized void badMinutes(Set<Subject> journeys, Window window, BadMinutes to) {
    for (var journey : journeys) {
      slots(journey, window, Resolution.MINUTE)
          .forEach((minute, tally) -> {
            if (tally.outcomes().bad() > 0) {
              to.take(journey, minute, tally);
            }
          });
    }
  }

  private SortedMap<Instant, Tally> minutes(Subject subject) {
    var minutes = new TreeMap<Instant, Tally>();
    if (subject.kind() == Subject.Kind.SERVICE) {
      judged
          .getOrDefault(subject, new TreeMap<>())
          .forEach((minute, slot) -> minutes.put(minute, Tally.NONE.with(slot)));
    }
    for (var entry : runs.values()) {
      if (journey(entry.run()).equals(subject)) {
        minutes.merge(Resolution.MINUTE.floor(entry.run().scheduled()), tally(entry), Tally::plus);
      }
    }
    if (subject.kind() == Subject.Kind.JOURNEY) {
      minutes.replaceAll((_, tally) -> tally.with(tally.asSlot()));
    }
    for (var entry : others.values()) {
      if (entry instanceof Entry.OfPassedOver passed
          && subject.equals(Subject.journey(passed.journey(), passed.region()))) {
        minutes.merge(
            Resolution.MINUTE.floor(passed.scheduled()), Tally.ofPassedOver(), Tally::plus);
      } else if (entry instanceof Entry.OfBackends backends
          && subject.equals(Subject.service(backends.service(), backends.region()))) {
        minutes.merge(
            Resolution.MINUTE.floor(backends.minute()), Tally.of(backends.time()), Tally::plus);
      }
    }
    return minutes;
  }

  @Override
  public synchronized Map<Subject, List<ScheduleTerm>> terms(Window window) {
    var touching = new HashMap<Subject, List<ScheduleTerm>>();
    terms.forEach((subject, of) -> {
      var some =
          of.stream()
              .filter(term -> term.from().isBefore(window.to()))
              .filter(term -> term.to() == null || term.to().isAfter(window.from()))
              .sorted(comparing(ScheduleTerm::from))
              .toList();
      if (!some.isEmpty()) {
        touching.put(subject, some);
      }
    });
    return touching;
  }

  // Runs

  @Override
  public synchronized Optional<Run> find(String id) {
    return Optional.ofNullable(runs.get(id)).map(Entry.OfRun::run);
  }

  @Override
  public synchronized List<Run> runs(Query query) {
    var newestFirst = new ArrayList<>(runs.values().stream().map(Entry.OfRun::run).toList());
    Collections.reverse(newestFirst);
    newestFirst.sort(comparing(Run::scheduled).reversed());
    if (query.before() != null) {
      var ids = newestFirst.stream().map(Run::id).toList();
      int before = ids.indexOf(query.before());
      newestFirst.subList(0, before < 0 ? ids.size() : before + 1).clear();
    }
    return newestFirst.stream()
        .filter(run -> query.window().contains(run.scheduled()))
        .filter(run -> query.journey() == null || query.journey().equals(run.journey()))
        .filter(run -> query.region() == null || query.region().equals(run.region()))
        .filter(
            run -> query.outcomes().isEmpty() || query.outcomes().contains(run.outcome().word()))
        .limit(query.limit())
        .toList();
  }

  @Override
  public synchronized List<Run> latest(String region) {
    Map<String, Run> latest = new HashMap<>();
    for (var entry : runs.values()) {
      var run = entry.run();
      if (run.region().equals(region)) {
        latest.merge(
            run.journey(),
            run,
            (one, other) -> one.scheduled().isAfter(other.scheduled()) ? one : other);
      }
    }
    return List.copyOf(latest.values());
  }

  // History

  @Override
  public Account account() {
    return this;
  }

  @Override
  public RunLog runs() {
    return this;
  }

  @Override
  public Declarations declarations() {
    return this;
  }

  @Override
  public void close() {}
}
