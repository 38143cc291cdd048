package dev.nines.api;

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
import dev.nines.slo.BackendState;
import dev.nines.store.Documents;
import dev.nines.store.RunLog;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The prober that is running, as far as it is shown and asked over HTTP. Safe between threads. */
public interface Probing {

  String region();

  InstantSource clock();

  /** The revision of the journeys' files. */
  String revision();

  /** The Git repository that they come from, or null where they come from folders. */
  @Nullable Repository repository();

  /** The files that do not load now. */
  List<BrokenFile> broken();

  /** The file of each journey in force, by the journey's name. */
  Map<String, String> paths();

  /** The journeys in force, also those of other regions, by name. */
  SortedMap<String, Journey> journeys();

  /** The next start of a journey that the schedule calls for, or null where it calls for none. */
  @Nullable Instant next(Journey journey);

  /** Why this prober does not play a journey, in words; null where it does. */
  @Nullable String elsewhere(Journey journey);

  /** Whether a journey is of this prober's region and shard, whichever of its replicas plays it. */
  boolean own(Journey journey);

  /** The replica that judges and tells; null where this prober does. */
  @Nullable String leader();

  /** What is known of every declared backend now. */
  List<BackendState> backends();

  Incidents incidents();

  Receiving receiving();

  Acknowledgements acknowledgements();

  /** The links in messages that acknowledge. */
  SignedLinks links();

  Silencing silencing();

  /** What runs left to look at, with this prober. */
  EvidenceFolder evidence();

  /**
   * What the history keeps whole.
   *
   * @throws dev.nines.store.HistoryException if there is none now
   */
  Documents documents();

  LiveRuns runs();

  EventLog events();

  /**
   * Single runs, from the history.
   *
   * @throws dev.nines.store.HistoryException if there is none now
   */
  RunLog log();

  /**
   * The numbers of the history.
   *
   * @throws dev.nines.store.HistoryException if there is none now
   */
  Reporter reporter();

  /**
   * Starts a run beside the schedule.
   *
   * @param journey one of this region
   * @param variables values that replace the journey's {@code vars} of these names
   */
  Asked ask(Journey journey, Map<String, String> variables);

  /** What became of the wish for a run. */
  sealed interface Asked {}

  /**
   * It goes on.
   *
   * @param recorded completed when it has ended and is on disk; completed exceptionally with a
   *     {@link dev.nines.store.HistoryException} where it could not be kept
   */
  record Started(String id, CompletableFuture<Run> recorded) implements Asked {}

  /** There are as many as there may be at a time, {@code bound}. */
  record Full(int bound) implements Asked {}
}
