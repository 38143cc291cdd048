package dev.nines.app;

import dev.nines.account.RunBook;
import dev.nines.journey.Journey;
import dev.nines.metrics.InfoMetrics;
import dev.nines.metrics.RunMetrics;
import dev.nines.schedule.Schedule;
import dev.nines.slo.LatencyPromise;
import dev.nines.source.Edition;
import dev.nines.store.Declaration;
import dev.nines.store.Entry;
import dev.nines.store.Recorder;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Puts an edition of the journeys into force: counted, scheduled, and said where it is broken. */
final class Editions {

  private static final Logger LOG = Logger.getLogger("nines.journeys");

  private final Allotment allotment;
  private final Schedule schedule;
  private final BackendProbes probes;
  private final RunMetrics metrics;
  private final InfoMetrics info;
  private final RunBook book;
  private final Recorder recorder;
  private final Alerting alerting;
  private volatile Set<String> loaded = Set.of();
  private volatile @Nullable Edition current;

  Editions(
      Allotment allotment,
      Schedule schedule,
      BackendProbes probes,
      RunMetrics metrics,
      InfoMetrics info,
      RunBook book,
      Recorder recorder,
      Alerting alerting) {
    this.allotment = allotment;
    this.schedule = schedule;
    this.probes = probes;
    this.metrics = metrics;
    this.info = info;
    this.book = book;
    this.recorder = recorder;
    this.alerting = alerting;
  }

  /** The edition in force, or null before the first. */
  @Nullable Edition current() {
    return current;
  }

  /** The journeys in force that are this prober's to judge; empty where others have them all. */
  List<Journey> own() {
    var edition = current;
    return edition == null ? List.of() : allotment.own(edition);
  }

  /** Whether there is a journey in force for the region, whoever plays it. */
  boolean any() {
    var edition = current;
    return edition != null && !allotment.region(edition).isEmpty();
  }

  /** The journeys that are played here now. */
  int played() {
    return loaded.size();
  }

  Allotment allotment() {
    return allotment;
  }

  synchronized void replace(Edition edition) {
    var here = allotment.region(edition);
    book.replace(here, edition.services());
    var from = play(edition, Map.of());
    alerting.replace(edition);
    record(declared(edition, from));
    var problems = new LinkedHashMap<String, Integer>();
    edition.broken().forEach(file -> problems.put(file.path(), file.problems().size()));
    info.loaded(here.size(), edition.revision(), problems);
    current = edition;
    say(edition, here.size());
  }

  private Declaration declared(Edition edition, Instant from) {
    return Declared.of(
        allotment.region(),
        edition.revision(),
        from,
        allotment.declared(edition),
        edition.services());
  }

  private Instant play(Edition edition, Map<String, Instant> taken) {
    var played = allotment.played(edition);
    // Its series exist before its first run can end, so that no first increment is lost.
    played.forEach(
        journey -> metrics.load(journey, LatencyPromise.of(journey, edition.services())));
    var from = schedule.replace(played, taken);
    probes.replace(
        edition.services().stream().filter(service -> allotment.watches(service, played)).toList());
    var names = played.stream().map(Journey::name).collect(Collectors.toSet());
    var gone = new HashSet<>(loaded);
    gone.removeAll(names);
    gone.forEach(metrics::unload);
    loaded = names;
    return from;
  }

  /**
   * Plays what is held by now; blocks.
   *
   * @param latest when the last run of each journey was scheduled, by name, as the history has it
   * @param missed told of starts that nobody made
   */
  synchronized void reassign(
      Instant now, Supplier<Map<String, Instant>> latest, BiConsumer<String, Instant> missed) {
    var edition = current;
    if (edition == null) {
      return;
    }
    var takeovers =
        allotment.played(edition).stream()
            .filter(journey -> !loaded.contains(journey.name()))
            .flatMap(journey ->
                Stream.ofNullable(allotment.held().span(journey.name()))
                    .map(span -> new Takeover(journey, allotment.region(), span, now)))
            .toList();
    var taken =
        takeovers.stream()
            .collect(Collectors.toMap(each -> each.journey().name(), Takeover::begin));
    play(edition, taken);
    if (takeovers.stream().anyMatch(each -> each.span().unsure() != null)) {
      var known = latest.get();
      takeovers.forEach(each -> miss(each, known.get(each.journey().name()), missed));
    }
    LOG.infof("%d journeys are played here", loaded.size());
  }

  private static void miss(
      Takeover takeover, @Nullable Instant last, BiConsumer<String, Instant> missed) {
    var starts = takeover.missed(last);
    if (!starts.isEmpty()) {
      var name = takeover.journey().name();
      LOG.warnf(
          "journey %s: %d starts were missed since %s: the replica that played it ended, or lost the"
              + " database",
          name, starts.size(), starts.getFirst());
      starts.forEach(due -> missed.accept(name, due));
    }
  }

  /**
   * The wall clock was set: from {@code from} to {@code to} nothing was called for. Where others
   * play journeys of the same account, their clocks went on.
   */
  void clockSet(Instant from, Instant to) {
    var edition = current;
    if (edition != null && allotment.declaresAlone()) {
      record(new Declaration(allotment.region(), edition.revision(), from, List.of(), List.of()));
      record(declared(edition, to));
    }
  }

  private void record(Declaration declaration) {
    var _ = recorder.record(new Entry.OfDeclaration(RunBook.id(), declaration));
  }

  private void say(Edition edition, int here) {
    LOG.infof(
        "%s loaded, revision %s%s",
        here == 1 ? "1 journey" : here + " journeys",
        edition.revision(),
        here == edition.journeys().size()
            ? ""
            : " ("
                + (edition.journeys().size() - here)
                + " more for other regions than "
                + allotment.region()
                + ")");
    if (!allotment.shard().whole()) {
      LOG.infof("%d of them fall in shard %s", allotment.own(edition).size(), allotment.shard());
    }
    edition.warnings().forEach(LOG::warn);
    edition.general().forEach(LOG::error);
    for (var file : edition.broken()) {
      LOG.errorf(
          "%s does not load; %s",
          file.path(),
          file.kept() ? "its last good version stays in force" : "nothing of it is played");
      file.problems().forEach(LOG::error);
    }
  }
}
