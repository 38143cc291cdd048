package dev.nines.metrics;

import dev.nines.journey.Journey;
import dev.nines.outcome.Run;
import dev.nines.outcome.Run.Trigger;
import dev.nines.outcome.RunEvent;
import dev.nines.outcome.RunEvent.AttemptEnded;
import dev.nines.outcome.RunEvent.AttemptObserved;
import dev.nines.outcome.RunEvent.RunEnded;
import dev.nines.outcome.RunEvent.RunSettled;
import dev.nines.outcome.RunEvent.RunStarted;
import dev.nines.slo.LatencyPromise;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Counts what happens in the runs of the loaded journeys.
 *
 * <p>Runs, steps and milestones are counted when a run ends, attempts and their phases when it is
 * settled: only then is every server verdict known, and corrected where the prober was cut off. A
 * run that somebody asked for is none that the schedule called for, and is not counted. What is
 * left of the runs of a journey that was unloaded is not counted either: it would bring back series
 * that nothing would ever take away.
 */
public final class RunMetrics implements Consumer<RunEvent> {

  private final Registrar registrar;
  private final ConcurrentMap<String, JourneyMeters> journeys = new ConcurrentHashMap<>();
  private final Timer lateness;
  private final Set<String> inProgress = ConcurrentHashMap.newKeySet();
  private final AtomicInteger open = new AtomicInteger();

  /**
   * @param region of this prober, a label wherever a journey is one
   */
  public RunMetrics(MeterRegistry registry, String region) {
    registrar = new Registrar(registry, Tags.of("region", Label.of(region)));
    lateness = registrar.timer(Family.START_LATENESS);
    registrar.gauge(Family.RUNS_IN_PROGRESS, inProgress::size);
    registrar.gauge(Family.OBSERVATIONS_OPEN, open::get);
  }

  /**
   * The journey is loaded, or loaded anew: its series exist from now on. Those that it had before
   * and still has keep their counts.
   */
  public void load(Journey journey) {
    load(journey, LatencyPromise.of(journey, List.of()));
  }

  /**
   * The same, where more is promised of its runs than it says itself.
   *
   * @param promised all that is promised
   */
  public void load(Journey journey, Set<LatencyPromise> promised) {
    journeys.compute(
        journey.name(),
        (name, meters) -> {
          if (meters == null) {
            return new JourneyMeters(registrar.with("journey", name), journey, promised);
          }
          meters.shape(journey, promised);
          return meters;
        });
  }

  /** The journey is gone, and its series with it. */
  public void unload(String journey) {
    journeys.computeIfPresent(
        journey,
        (_, meters) -> {
          meters.end();
          return null;
        });
  }

  /** The schedule calls for a run, whether it will be played or not. */
  public void due(String journey) {
    tell(journey, JourneyMeters::due);
  }

  /** A start is passed over: the run before still goes on, or the prober itself was too late. */
  public void overdue(String journey) {
    tell(journey, JourneyMeters::overdue);
  }

  /** A run starts {@code lateness} after its scheduled start. */
  public void late(Duration lateness) {
    this.lateness.record(lateness.isNegative() ? Duration.ZERO : lateness);
  }

  @Override
  public void accept(RunEvent event) {
    on(event);
  }

  /** Something happened in a run. Quick, and never blocks but where a series is first seen. */
  public void on(RunEvent event) {
    switch (event) {
      case RunStarted started -> inProgress.add(started.runId());
      case AttemptEnded ended -> {
        if (ended.attempt().server() == null) {
          open.incrementAndGet();
        }
      }
      case AttemptObserved _ -> open.decrementAndGet();
      case RunEnded(Run run) -> {
        inProgress.remove(run.id());
        if (run.trigger() == Trigger.SCHEDULE) {
          CountedRun.during(run.id(), () -> tell(run.journey(), meters -> meters.ended(run)));
        }
      }
      case RunSettled(Run run) -> {
        if (run.trigger() == Trigger.SCHEDULE) {
          CountedRun.during(run.id(), () -> tell(run.journey(), meters -> meters.settled(run)));
        }
      }
      case RunEvent.StepStarted _,
          RunEvent.RetryAwaited _,
          RunEvent.StepEnded _,
          RunEvent.Wire _ -> {}
    }
  }

  private void tell(String journey, Consumer<JourneyMeters> what) {
    var meters = journeys.get(journey);
    if (meters != null) {
      what.accept(meters);
    }
  }
}
