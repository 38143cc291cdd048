package dev.nines.schedule;

import dev.nines.journey.Journey;
import dev.nines.outcome.Cause;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Run;
import dev.nines.outcome.Run.Trigger;
import dev.nines.outcome.RunEvent.RunEnded;
import dev.nines.runner.Assignment;
import dev.nines.runner.JourneyRunner;
import dev.nines.runner.RunListener;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Starts runs, each on a virtual thread of its own, and no more than a bound at a time: what is
 * over it is not played and said to be inconclusive, because a prober out of breath measures
 * itself. Runs that somebody asks for have a bound of their own, so that they take no place from
 * the schedule.
 */
public final class Launcher {

  private final JourneyRunner runner;
  private final RunListener listener;
  private final String region;
  private final int bound;
  private final Semaphore places;
  private final int demandBound;
  private final Semaphore demandPlaces;
  private final int all;
  private final Semaphore quiet;

  /**
   * A run that was asked for.
   *
   * @param ended completed when it has ended, its teardown too
   */
  public record Demanded(String id, CompletableFuture<Run> ended) {}

  /**
   * @param bound the greatest number of simultaneous runs, at least 1
   * @param demandBound the greatest number of simultaneous runs that were asked for, besides
   */
  public Launcher(
      JourneyRunner runner, RunListener listener, String region, int bound, int demandBound) {
    if (bound < 1 || demandBound < 0) {
      throw new IllegalArgumentException(
          "the bounds of simultaneous runs are "
              + bound
              + " and "
              + demandBound
              + "; expected at least 1 and 0");
    }
    this.runner = runner;
    this.listener = listener;
    this.region = region;
    this.bound = bound;
    this.places = new Semaphore(bound);
    this.demandBound = demandBound;
    this.demandPlaces = new Semaphore(demandBound);
    this.all = bound + demandBound;
    this.quiet = new Semaphore(all);
  }

  /**
   * Starts a run and returns at once; {@code begun} is called on the run's thread as it begins,
   * {@code over} once when it has ended, its teardown too: what is kept of it to look at then takes
   * no start from its journey.
   */
  void launch(Journey journey, Instant scheduled, Runnable begun, Runnable over) {
    var given = new AtomicBoolean();
    Runnable once =
        () -> {
          if (given.compareAndSet(false, true)) {
            over.run();
          }
        };
    // A run that was replaced has another behind it.
    RunListener ending =
        listener.and(event -> {
          if (event instanceof RunEnded(Run run) && run.trigger() != Trigger.REPLACED) {
            once.run();
          }
        });
    var assignment = new Assignment(region, Trigger.SCHEDULE, scheduled, Map.of(), false);
    if (!places.tryAcquire()) {
      var overload =
          new Outcome.Inconclusive(
              Cause.OVERLOAD, bound + " runs are going on already, the limit of this prober");
      Thread.ofVirtual()
          .name("overload")
          .start(() -> {
            try {
              runner.skip(journey, assignment, overload, listener);
            } finally {
              over.run();
            }
          });
      return;
    }
    start(
        journey,
        places,
        () -> {
          try {
            begun.run();
            new SecondTry(runner, ending).play(journey, assignment);
          } finally {
            once.run();
          }
        });
  }

  /**
   * Starts a run that somebody asks for, beside the schedule, and returns as soon as it has begun;
   * empty where as many go on as there may be.
   *
   * @param now its scheduled start
   * @param variables values that replace the journey's {@code vars} of these names
   */
  public Optional<Demanded> demand(Journey journey, Instant now, Map<String, String> variables) {
    return beside(journey, new Assignment(region, Trigger.DEMAND, now, variables, false));
  }

  /**
   * Starts an extra run that shall tell whether a failure was chance; empty where as many runs
   * beside the schedule go on as there may be.
   */
  public Optional<Demanded> confirm(Journey journey, Instant now) {
    return beside(journey, new Assignment(region, Trigger.CONFIRMATION, now, Map.of(), false));
  }

  private Optional<Demanded> beside(Journey journey, Assignment assignment) {
    if (!demandPlaces.tryAcquire()) {
      return Optional.empty();
    }
    var id = new CompletableFuture<String>();
    var ended = new CompletableFuture<Run>();
    start(
        journey,
        demandPlaces,
        () -> {
          try {
            ended.complete(
                runner.run(journey, assignment, listener.and(event -> id.complete(event.runId()))));
          } catch (RuntimeException | Error e) {
            id.completeExceptionally(e);
            ended.completeExceptionally(e);
            throw e;
          }
        });
    return Optional.of(new Demanded(id.join(), ended));
  }

  /** How many runs may go on at a time that were asked for. */
  public int demandBound() {
    return demandBound;
  }

  /** Plays a run that has its place, and gives the place back. */
  private void start(Journey journey, Semaphore places, Runnable play) {
    quiet.acquireUninterruptibly();
    Thread.ofVirtual()
        .name(journey.name())
        .start(() -> {
          try {
            play.run();
          } finally {
            quiet.release();
            places.release();
          }
        });
  }

  /** How many runs go on. */
  public int running() {
    return all - quiet.availablePermits();
  }

  /** Waits for all runs to end, {@code limit} at most; whether they did. */
  boolean awaitQuiet(Duration limit) throws InterruptedException {
    if (!quiet.tryAcquire(all, limit.toNanos(), TimeUnit.NANOSECONDS)) {
      return false;
    }
    quiet.release(all);
    return true;
  }
}
