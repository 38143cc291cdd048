package dev.nines.app;

import dev.nines.outcome.Run;
import dev.nines.outcome.RunEvent;
import dev.nines.outcome.RunEvent.RunEnded;
import dev.nines.store.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Knows whether the prober does its work: journeys are loaded, runs end, and what comes of them is
 * kept. A process that merely lives is no prober.
 */
final class DeadMansSwitch {

  /** How long the history may be away: what is kept beside it meanwhile is not lost. */
  private static final Duration HISTORY_AWAY = Duration.ofMinutes(10);

  private final Supplier<Progress> progress;
  private final InstantSource clock;
  private volatile Instant since;
  private volatile @Nullable Instant lastEnd;

  /** That of a prober which is started now. */
  DeadMansSwitch(Supplier<Progress> progress, InstantSource clock) {
    this.progress = progress;
    this.clock = clock;
    this.since = clock.instant();
  }

  /** It is from now on that runs must end: until now another told of them. */
  void begin() {
    since = clock.instant();
  }

  /** Something happened in a run. */
  void played(RunEvent event) {
    if (event instanceof RunEnded(var run) && run.trigger() == Run.Trigger.SCHEDULE) {
      lastEnd = run.started().plus(run.duration());
    }
  }

  /** Whether the history has what happened; what is still in the spill file it does not have. */
  boolean keeps() {
    var now = progress.get();
    return now.failingSince() == null && now.spilled() == 0;
  }

  /**
   * Why the prober does not do its work; null where it does.
   *
   * @param journeys how many are in force here
   * @param silence for how long no run may end at most
   */
  @Nullable String trouble(int journeys, Duration silence) {
    if (journeys == 0) {
      return "no journey is loaded";
    }
    var now = clock.instant();
    var end = lastEnd;
    var begun = since;
    var quiet = Duration.between(end == null || end.isBefore(begun) ? begun : end, now);
    if (quiet.compareTo(silence) > 0) {
      return "no run has ended for " + quiet.toSeconds() + " s";
    }
    var failing = progress.get().failingSince();
    if (failing != null && failing.plus(HISTORY_AWAY).isBefore(now)) {
      return "nothing gets into the history since " + failing;
    }
    return null;
  }
}
