package dev.nines.metrics;

import dev.nines.journey.Journey;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Run;
import dev.nines.slo.LatencyPromise;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** The meters of one journey, made ready so that an event is counted by a few look-ups. */
final class JourneyMeters {

  private final Registrar registrar;
  private final Series<RunKey, Counter> runs;
  private final Series<String, Gauge> services;
  private final DurationMeters durations;
  private final LatencyMeters latencies;
  private final AttemptMeters attempts;
  private final PageMeters pages;
  private final Counter due;
  private final Counter overdue;
  private final List<Meter> lasting;
  private final AtomicLong lastGoodMillis = new AtomicLong();
  private volatile Duration interval;

  /**
   * @param registrar gives every meter its journey and region
   */
  JourneyMeters(Registrar registrar, Journey journey, Set<LatencyPromise> promised) {
    this.registrar = registrar;
    interval = journey.interval();
    runs = registrar.series(key -> runs(registrar, key));
    services =
        registrar.series(service -> registrar.gauge(Family.JOURNEY, () -> 1, "service", service));
    durations = new DurationMeters(registrar);
    latencies = new LatencyMeters(registrar);
    attempts = new AttemptMeters(registrar);
    pages = new PageMeters(registrar);
    due = registrar.counter(Family.RUNS_DUE);
    overdue = registrar.counter(Family.RUNS_OVERDUE);
    lasting =
        List.of(
            due,
            overdue,
            registrar.gaugeOfSeconds(Family.LAST_GOOD_RUN, () -> lastGoodMillis.get() / 1e3),
            registrar.gaugeOfSeconds(Family.INTERVAL, () -> interval.toNanos() / 1e9));
    shape(journey, promised);
  }

  private static Counter runs(Registrar registrar, RunKey key) {
    return registrar.counter(
        Family.RUNS,
        "outcome",
        key.outcome(),
        "reason",
        key.reason(),
        "step",
        key.step(),
        "dependency",
        key.dependency());
  }

  /** The journey was loaded anew: what it still has keeps its counts, what it lost goes. */
  void shape(Journey journey, Set<LatencyPromise> promised) {
    var foreseen = new Foreseen(journey);
    interval = journey.interval();
    runs.foresee(foreseen.runs(), key -> foreseen.mayNameStep(key.step()));
    services.foresee(Set.of(journey.service()), _ -> false);
    durations.foresee(foreseen);
    latencies.foresee(promised);
    attempts.foresee(foreseen);
    pages.foresee(foreseen);
  }

  /** The journey goes. */
  void end() {
    runs.end();
    services.end();
    durations.end();
    latencies.end();
    attempts.end();
    pages.end();
    lasting.forEach(registrar.registry()::remove);
  }

  void due() {
    due.increment();
  }

  void overdue() {
    overdue.increment();
  }

  /** What is known of a run when it ends. */
  void ended(Run run) {
    runs.tell(RunKey.of(run.outcome()), Counter::increment);
    if (timed(run)) {
      durations.ended(run);
      pages.ended(run);
    }
    latencies.ended(run);
    if (run.outcome().good()) {
      long end = run.started().plus(run.duration()).toEpochMilli();
      lastGoodMillis.accumulateAndGet(end, Math::max);
    }
  }

  /** What is known of a run once every server verdict is. */
  void settled(Run run) {
    attempts.settled(run, timed(run));
  }

  /** Excluded and inconclusive runs took as long as the calendar or the prober made them. */
  private static boolean timed(Run run) {
    return run.outcome().good() || run.outcome() instanceof Outcome.Failed;
  }
}
