package dev.nines.schedule;

import dev.nines.journey.Journey;
import dev.nines.outcome.Cause;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Run.Trigger;
import dev.nines.runner.Assignment;
import dev.nines.runner.JourneyRunner;
import dev.nines.runner.RunListener;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Starts runs, each on a virtual thread of its own, and no more than a bound at a time: what is
 * over it is not played and said to be inconclusive, because a prober out of breath measures
 * itself.
 */
public final class Launcher {

  private final JourneyRunner runner;
  private final RunListener listener;
  private final String region;
  private final int bound;
  private final Semaphore places;

  /**
   * @param bound the greatest number of simultaneous runs, at least 1
   */
  public Launcher(JourneyRunner runner, RunListener listener, String region, int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException(
          "the bound of simultaneous runs is " + bound + "; expected at least 1");
    }
    this.runner = runner;
    this.listener = listener;
    this.region = region;
    this.bound = bound;
    this.places = new Semaphore(bound);
  }

  /**
   * Starts a run and returns at once; {@code begun} is called on the run's thread as it begins,
   * {@code over} when it has ended, its teardown too.
   */
  void launch(Journey journey, Instant scheduled, Runnable begun, Runnable over) {
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
    Thread.ofVirtual()
        .name(journey.name())
        .start(() -> {
          try {
            begun.run();
            runner.run(journey, assignment, listener);
          } finally {
            over.run();
            places.release();
          }
        });
  }

  /** How many runs go on. */
  public int running() {
    return bound - places.availablePermits();
  }

  /** Waits for all runs to end, {@code limit} at most; whether they did. */
  boolean awaitQuiet(Duration limit) throws InterruptedException {
    if (!places.tryAcquire(bound, limit.toNanos(), TimeUnit.NANOSECONDS)) {
      return false;
    }
    places.release(bound);
    return true;
  }
}
