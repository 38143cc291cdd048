package dev.nines.app;

import dev.nines.app.watchdog.Movement;
import dev.nines.app.watchdog.Tasks;
import dev.nines.app.watchdog.Turns;
import dev.nines.app.watchdog.Watchdog;
import dev.nines.journey.Journey;
import dev.nines.outcome.RunEvent;
import dev.nines.outcome.RunEvent.AttemptEnded;
import dev.nines.outcome.RunEvent.AttemptObserved;
import dev.nines.outcome.RunEvent.RetryAwaited;
import dev.nines.outcome.RunEvent.RunEnded;
import dev.nines.outcome.RunEvent.RunSettled;
import dev.nines.outcome.RunEvent.RunStarted;
import dev.nines.outcome.RunEvent.StepEnded;
import dev.nines.outcome.RunEvent.StepStarted;
import dev.nines.outcome.RunEvent.Wire;
import dev.nines.time.Timer;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What of a prober goes on by itself, as its watchdog knows it. Safe between threads. */
final class Motion {

  /** All of these come round each second or two. */
  private static final Duration SECONDS = Duration.ofSeconds(30);

  /** Files may be many, and on a disk that is far away. */
  private static final Duration FILES = Duration.ofMinutes(5);

  /** A database that is away is given up sooner, and asked again. */
  private static final Duration LEASES = Duration.ofMinutes(2);

  /** A run that is past its deadline has its browser ended, if need be. */
  private static final Duration OVERDUE = Duration.ofMinutes(3);

  /** Of a journey that was removed while it was played. */
  private static final Duration UNKNOWN = Duration.ofMinutes(30);

  private final Watchdog watchdog;
  private final Timer timer;
  private final Turns schedule;
  private final Turns alarms;
  private final Turns alerting;
  private final Turns files;
  private final Tasks runs;
  private @Nullable Turns leases;

  Motion(Watchdog watchdog, Timer timer) {
    this.watchdog = watchdog;
    this.timer = timer;
    schedule = watchdog.turns("schedule", SECONDS);
    alarms = watchdog.turns("timer", SECONDS);
    alerting = watchdog.turns("alerting", SECONDS);
    files = watchdog.turns("files", FILES);
    runs = watchdog.tasks("runs", OVERDUE);
  }

  /** The next starts are armed. */
  void scheduled() {
    schedule.moved();
    var _ = timer.after(Duration.ZERO, alarms::moved);
  }

  /** A lease is to be renewed from now on. */
  void expectLeases() {
    leases = watchdog.turns("lease", LEASES);
  }

  /** The lease was renewed, or that was tried. */
  void leased() {
    if (leases != null) {
      leases.moved();
    }
  }

  /** What stands was judged. */
  void judged() {
    alerting.moved();
  }

  /** Files were looked at. */
  void looked() {
    files.moved();
  }

  /**
   * Something happened in a run.
   *
   * @param journeys those that are played, by name; null for others
   */
  void on(RunEvent event, Function<String, @Nullable Journey> journeys) {
    switch (event) {
      case RunStarted started -> {
        var journey = journeys.apply(started.journey());
        runs.begin(
            started.runId(),
            journey == null ? UNKNOWN : journey.timeout().plus(Journey.TEARDOWN_LIMIT));
      }
      case RunEnded(var run) -> runs.end(run.id());
      case StepStarted _,
          AttemptEnded _,
          RetryAwaited _,
          StepEnded _,
          AttemptObserved _,
          RunSettled _,
          Wire _ -> {}
    }
  }

  /** What stands still and should not, in words; null where nothing does. */
  @Nullable String stuck() {
    return watchdog.movements().stream()
        .filter(Movement::stuck)
        .findFirst()
        .map(each -> each.name() + ": nothing has moved for " + each.still().toSeconds() + " s")
        .orElse(null);
  }
}
