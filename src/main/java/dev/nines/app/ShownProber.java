package dev.nines.app;

import dev.nines.api.Probing;
import dev.nines.api.Receiving;
import dev.nines.api.Repository;
import dev.nines.api.Silencing;
import dev.nines.api.answer.BrokenFile;
import dev.nines.api.live.EventLog;
import dev.nines.api.live.LiveRuns;
import dev.nines.evidence.EvidenceFolder;
import dev.nines.incident.Incidents;
import dev.nines.journey.Journey;
import dev.nines.notify.Acknowledgements;
import dev.nines.notify.link.SignedLinks;
import dev.nines.outcome.Run;
import dev.nines.report.Reporter;
import dev.nines.schedule.Launcher;
import dev.nines.schedule.Launcher.Demanded;
import dev.nines.schedule.Timetable;
import dev.nines.slo.BackendState;
import dev.nines.source.Edition;
import dev.nines.store.Documents;
import dev.nines.store.Entry;
import dev.nines.store.History;
import dev.nines.store.Recorder;
import dev.nines.store.RunLog;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The running prober, as the API sees it. */
record ShownProber(
    String region,
    InstantSource clock,
    @Nullable Repository repository,
    Editions editions,
    Launcher launcher,
    Recorder recorder,
    History history,
    Supplier<List<BackendState>> states,
    Incidents incidents,
    Receiving receiving,
    Acknowledgements acknowledgements,
    SignedLinks links,
    Silencing silencing,
    EvidenceFolder evidence,
    LiveRuns runs,
    EventLog events)
    implements Probing {

  @Override
  public String revision() {
    var edition = editions.current();
    return edition == null ? "" : edition.revision();
  }

  @Override
  public List<BrokenFile> broken() {
    var edition = editions.current();
    return edition == null
        ? List.of()
        : edition.broken().stream()
            .map(file ->
                new BrokenFile(
                    file.path(),
                    file.kept(),
                    file.problems().stream().map(Object::toString).toList()))
            .toList();
  }

  @Override
  public Map<String, String> paths() {
    var edition = editions.current();
    return edition == null ? Map.of() : edition.paths();
  }

  @Override
  public SortedMap<String, Journey> journeys() {
    var journeys = new TreeMap<String, Journey>();
    Edition edition = editions.current();
    if (edition != null) {
      edition.journeys().forEach(journey -> journeys.put(journey.name(), journey));
    }
    return Collections.unmodifiableSortedMap(journeys);
  }

  @Override
  public @Nullable Instant next(Journey journey) {
    return own(journey)
        ? Timetable.of(journey.name(), region, journey.interval()).next(clock.instant())
        : null;
  }

  @Override
  public @Nullable String elsewhere(Journey journey) {
    return editions.allotment().elsewhere(journey);
  }

  @Override
  public boolean own(Journey journey) {
    return journey.runsIn(region) && editions.allotment().shard().has(journey.name());
  }

  @Override
  public @Nullable String leader() {
    var lease = editions.allotment().lease();
    return lease == null || editions.allotment().leads() ? null : lease.leader();
  }

  @Override
  public List<BackendState> backends() {
    return states.get();
  }

  @Override
  public Documents documents() {
    return history.documents();
  }

  @Override
  public RunLog log() {
    return history.runs();
  }

  @Override
  public Reporter reporter() {
    return new Reporter(history.account(), history.declarations(), clock);
  }

  @Override
  public Asked ask(Journey journey, Map<String, String> variables) {
    return launcher
        .demand(journey, clock.instant(), variables)
        .<Asked>map(demanded -> new Started(demanded.id(), recorded(demanded)))
        .orElseGet(() -> new Full(launcher.demandBound()));
  }

  /** The run, once it is on disk: what was promised to whoever asked for it must not be lost. */
  private CompletableFuture<Run> recorded(Demanded demanded) {
    return demanded
        .ended()
        .thenCompose(run -> recorder.record(new Entry.OfRun(run, Set.of())).thenApply(_ -> run));
  }
}
