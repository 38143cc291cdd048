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
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Puts an edition of the journeys into force: counted, scheduled, and said where it is broken. */
final class Editions {

  private static final Logger LOG = Logger.getLogger("nines.journeys");

  private final String region;
  private final Schedule schedule;
  private final BackendProbes probes;
  private final RunMetrics metrics;
  private final InfoMetrics info;
  private final RunBook book;
  private final Recorder recorder;
  private final Alerting alerting;
  private Set<String> loaded = Set.of();
  private volatile @Nullable Edition current;

  Editions(
      String region,
      Schedule schedule,
      BackendProbes probes,
      RunMetrics metrics,
      InfoMetrics info,
      RunBook book,
      Recorder recorder,
      Alerting alerting) {
    this.region = region;
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

  /** The journeys in force that run in this region. */
  List<Journey> here() {
    var edition = current;
    return edition == null ? List.of() : here(edition);
  }

  private List<Journey> here(Edition edition) {
    return edition.journeys().stream().filter(journey -> journey.runsIn(region)).toList();
  }

  void replace(Edition edition) {
    var here = here(edition);
    // Its series exist before its first run can end, so that no first increment is lost.
    here.forEach(journey -> metrics.load(journey, LatencyPromise.of(journey, edition.services())));
    book.replace(here, edition.services());
    var from = schedule.replace(here);
    probes.replace(edition.services());
    alerting.replace(edition);
    record(Declared.of(region, edition.revision(), from, here, edition.services()));
    var names = here.stream().map(Journey::name).collect(Collectors.toSet());
    var gone = new HashSet<>(loaded);
    gone.removeAll(names);
    gone.forEach(metrics::unload);
    loaded = names;
    var problems = new LinkedHashMap<String, Integer>();
    edition.broken().forEach(file -> problems.put(file.path(), file.problems().size()));
    info.loaded(here.size(), edition.revision(), problems);
    current = edition;
    say(edition, here.size());
  }

  /** The wall clock was set: from {@code from} to {@code to} nothing was called for. */
  void clockSet(Instant from, Instant to) {
    var edition = current;
    if (edition != null) {
      record(new Declaration(region, edition.revision(), from, List.of(), List.of()));
      record(Declared.of(region, edition.revision(), to, here(edition), edition.services()));
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
                + region
                + ")");
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
