package dev.nines.store.sql;

import dev.nines.slo.Tally;
import dev.nines.store.Document;
import dev.nines.store.Entry;
import dev.nines.store.Subject;
import dev.nines.store.sql.Changes.Minute;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One group of entries on its way into the database. Of one thread and one transaction. */
final class Group {

  private final Connection connection;
  private final Map<String, InForce> inForce;
  private final Horizon horizon;
  private final Map<String, Entry.OfRun> runs;
  private final Set<String> ids;
  private final List<Entry> late = new ArrayList<>();

  // What waits to be written together.
  private final Map<String, Entry.OfRun> inserts = new LinkedHashMap<>();
  private final Map<String, Entry.OfRun> updates = new LinkedHashMap<>();
  private final Map<String, Instant> sights = new LinkedHashMap<>();
  private final Map<String, Document> documents = new LinkedHashMap<>();
  private final Set<Subject> subjects = new HashSet<>();
  private Changes changes = new Changes();

  /**
   * @param inForce what is declared by region, as far as it was read before; is brought up to date
   */
  Group(Connection connection, Map<String, InForce> inForce, Known known) throws SQLException {
    this.connection = connection;
    this.inForce = inForce;
    horizon = known.horizon();
    runs = known.runs();
    ids = known.ids();
    for (var region : known.regions()) {
      refresh(region);
    }
  }

  private void refresh(String region) throws SQLException {
    long latest = DeclarationTable.latest(connection, region);
    var known = inForce.get(region);
    if (known == null || known.number() != latest) {
      inForce.put(region, DeclarationTable.read(connection, latest));
    }
  }

  /** Writes all, and gives back what came too late. */
  List<Entry> write(List<Entry> entries) throws SQLException {
    for (var entry : entries) {
      switch (entry) {
        case Entry.OfRun run -> take(run);
        case Entry.OfPassedOver passed ->
            take(
                passed,
                Subject.journey(passed.journey(), passed.region()),
                passed.scheduled(),
                Tally.ofPassedOver());
        case Entry.OfBackends backends ->
            take(
                backends,
                Subject.service(backends.service(), backends.region()),
                backends.minute(),
                Tally.of(backends.time()));
        case Entry.OfDocument(var document) ->
            documents.merge(
                document.kind() + "/" + document.id(),
                document,
                (one, other) -> one.version() >= other.version() ? one : other);
        case Entry.OfDeclaration declaration -> {
          if (ids.add(declaration.id())) {
            // What came before it is judged by what was declared before it.
            flush();
            declare(declaration);
          }
        }
      }
    }
    flush();
    return List.copyOf(late);
  }

  private void take(Entry entry, Subject subject, Instant at, Tally tally) {
    if (at.isBefore(horizon.runs())) {
      late.add(entry);
    } else if (ids.add(entry.id())) {
      sights.put(entry.id(), at);
      subjects.add(subject);
      changes.add(subject, at, tally);
    }
  }

  private void take(Entry.OfRun entry) {
    var run = entry.run();
    if (run.scheduled().isBefore(horizon.runs())) {
      late.add(entry);
      return;
    }
    var before = runs.get(entry.id());
    if (before != null
        && (before.run().equals(run) || (before.run().settled() && !run.settled()))) {
      return;
    }
    runs.put(entry.id(), entry);
    (before == null || inserts.containsKey(entry.id()) ? inserts : updates).put(entry.id(), entry);
    subjects.add(RunTable.subject(run));
    subjects.add(Subject.service(run.service(), run.region()));
    count(before, entry);
  }

  private void count(Entry.@Nullable OfRun before, Entry.OfRun after) {
    var removed = before == null ? Tally.NONE : Tally.of(before.run(), before.promises());
    var added = Tally.of(after.run(), after.promises());
    if (before == null || sameMinute(before, after)) {
      var change = new Change(added, removed);
      if (!change.changesNothing()) {
        changes.play(after.run(), change);
      }
    } else {
      changes.play(before.run(), new Change(Tally.NONE, removed));
      changes.play(after.run(), Change.adding(added));
    }
  }

  private static boolean sameMinute(Entry.OfRun one, Entry.OfRun other) {
    return one.run().scheduled().equals(other.run().scheduled())
        && RunTable.subject(one.run()).equals(RunTable.subject(other.run()));
  }

  private void declare(Entry.OfDeclaration entry) throws SQLException {
    var declaration = entry.declaration();
    var region = declaration.region();
    var named = new HashSet<Subject>();
    for (var journey : declaration.journeys()) {
      named.add(Subject.journey(journey.name(), region));
      named.add(Subject.service(journey.service(), region));
    }
    declaration.services().forEach(each -> named.add(Subject.service(each.name(), region)));
    var numbers = SubjectTable.numbers(connection, named);
    var services = new HashMap<Long, String>();
    declaration
        .journeys()
        .forEach(
            each -> services.put(numbers.of(Subject.journey(each.name(), region)), each.service()));
    SubjectTable.assign(connection, services);
    TermTable.declare(connection, declaration, numbers);
    DeclarationTable.insert(connection, entry);
    refresh(region);
  }

  private void flush() throws SQLException {
    var numbers = SubjectTable.numbers(connection, subjects);
    RunTable.insert(connection, inserts.values(), numbers);
    RunTable.update(connection, updates.values(), numbers);
    SeenTable.insert(connection, sights);
    DocumentTable.put(connection, documents.values());
    count(numbers);
    inserts.clear();
    updates.clear();
    sights.clear();
    documents.clear();
    subjects.clear();
    changes = new Changes();
  }

  private void count(Numbers numbers) throws SQLException {
    var minutes = new Minutes(connection);
    var byKey = new HashMap<SlotKey, Change>();
    changes.byMinute().forEach((minute, change) -> byKey.put(key(minute, numbers), change));
    minutes.load(byKey.keySet());
    byKey.forEach(minutes::change);
    var byRegion = new TreeMap<String, List<Minute>>();
    for (var minute : changes.played()) {
      var key = key(minute, numbers);
      var counted = minutes.row(key).counted();
      minutes.change(key, Change.of(counted.slots(), counted.asSlot()));
      byRegion.computeIfAbsent(minute.subject().region(), _ -> new ArrayList<>()).add(minute);
    }
    for (var region : byRegion.entrySet()) {
      judge(minutes, region.getKey(), region.getValue(), numbers);
    }
    minutes.write();
  }

  private void judge(Minutes minutes, String region, List<Minute> played, Numbers numbers)
      throws SQLException {
    var declared = inForce.getOrDefault(region, new InForce(0, null));
    var undeclared = new HashMap<Long, String>();
    changes
        .services()
        .forEach((journey, service) -> {
          if (journey.region().equals(region) && !declared.declares(journey.name())) {
            undeclared.put(numbers.of(journey), service);
          }
        });
    SubjectTable.assign(connection, undeclared);
    var journeys = new HashSet<Long>();
    played.forEach(minute -> journeys.add(numbers.of(minute.subject())));
    var services = SubjectTable.services(connection, journeys);
    var changed = new HashMap<Long, Set<String>>();
    for (var minute : played) {
      var service = services.get(numbers.of(minute.subject()));
      if (service != null) {
        changed.computeIfAbsent(minute.at().getEpochSecond(), _ -> new HashSet<>()).add(service);
      }
    }
    new ServiceJudge(connection, minutes, region, declared).judge(changed);
  }

  private static SlotKey key(Minute minute, Numbers numbers) {
    return new SlotKey(minute.at().getEpochSecond(), numbers.of(minute.subject()));
  }
}
