package dev.nines.metrics;

import dev.nines.journey.Journey;
import dev.nines.journey.Step;
import dev.nines.outcome.Attempt;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Run;
import dev.nines.outcome.ServerVerdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The meters of one journey, made ready so that an event is counted by a few look-ups. */
final class JourneyMeters {

  /** The outcomes whose durations say something of the service. */
  private static final Set<String> TIMED = Set.of("passed", "degraded", "failed");

  private final Registrar registrar;
  private final Series<RunKey, Counter> runs;
  private final Series<String, Timer> runDurations;
  private final Series<StepKey, Timer> stepDurations;
  private final Series<PhaseKey, Timer> phaseDurations;
  private final Series<String, Timer> milestoneDurations;
  private final Series<AttemptKey, Counter> attempts;
  private final Series<String, Gauge> services;
  private final Counter due;
  private final Counter overdue;
  private final List<Meter> lasting;
  private final AtomicLong lastGoodMillis = new AtomicLong();
  private final Backends backends = new Backends();
  private volatile Map<StepKey, Step> steps = Map.of();
  private volatile Duration interval;

  /**
   * @param registrar gives every meter its journey and region
   */
  JourneyMeters(Registrar registrar, Journey journey) {
    this.registrar = registrar;
    this.interval = journey.interval();
    runs = series(this::runs);
    runDurations = series(outcome -> registrar.timer(Family.RUN_DURATION, "outcome", outcome));
    stepDurations =
        series(step ->
            registrar.timer(Family.STEP_DURATION, "step", step.name(), "actor", step.actor()));
    phaseDurations =
        series(key ->
            registrar.timer(
                Family.PHASE_DURATION, "step", key.step().name(), "phase", key.phase().word()));
    milestoneDurations =
        series(name -> registrar.timer(Family.MILESTONE_DURATION, "milestone", name));
    attempts = series(this::attempts);
    services = series(service -> registrar.gauge(Family.JOURNEY, () -> 1, "service", service));
    due = registrar.counter(Family.RUNS_DUE);
    overdue = registrar.counter(Family.RUNS_OVERDUE);
    lasting =
        List.of(
            due,
            overdue,
            registrar.gaugeOfSeconds(Family.LAST_GOOD_RUN, () -> lastGoodMillis.get() / 1e3),
            registrar.gaugeOfSeconds(Family.INTERVAL, () -> interval.toNanos() / 1e9));
    shape(journey);
  }

  private <K, M extends Meter> Series<K, M> series(Function<K, M> maker) {
    return new Series<>(registrar.registry(), maker);
  }

  private Counter runs(RunKey key) {
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

  private Counter attempts(AttemptKey key) {
    return registrar.counter(
        Family.ATTEMPTS,
        "step",
        key.step().name(),
        "actor",
        key.step().actor(),
        "client",
        key.client().word(),
        "server",
        key.server().word(),
        "backend",
        key.backend());
  }

  /** The journey was loaded anew: what it still has keeps its counts, what it lost goes. */
  synchronized void shape(Journey journey) {
    var foreseen = new Foreseen(journey);
    interval = journey.interval();
    steps =
        foreseen
            .allSteps()
            .collect(Collectors.toUnmodifiableMap(StepKey::of, step -> step, (one, _) -> one));
    runs.foresee(foreseen.runs(), key -> foreseen.mayNameStep(key.step()));
    runDurations.foresee(TIMED, _ -> true);
    stepDurations.foresee(foreseen.steps(), _ -> false);
    phaseDurations.foresee(foreseen.phases(), key -> steps.containsKey(key.step()));
    milestoneDurations.foresee(journey.milestones().keySet(), _ -> false);
    foreseen.attempts().forEach(key -> backends.label(key.backend()));
    attempts.foresee(foreseen.attempts(), key -> steps.containsKey(key.step()));
    services.foresee(Set.of(journey.service()), _ -> false);
  }

  /** The journey goes. */
  synchronized void end() {
    List.of(
            runs,
            runDurations,
            stepDurations,
            phaseDurations,
            milestoneDurations,
            attempts,
            services)
        .forEach(Series::end);
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
    increment(runs.at(RunKey.of(run.outcome())));
    if (!timed(run)) {
      return;
    }
    record(runDurations.at(run.outcome().word()), run.duration());
    for (var step : run.steps()) {
      switch (step.result()) {
        case SUCCEEDED, FAILED, NOT_HELD ->
            record(stepDurations.at(StepKey.of(step)), step.duration());
        case SKIPPED, CUT -> {}
      }
    }
    run.milestones().forEach((name, length) -> record(milestoneDurations.at(name), length));
    if (run.outcome().good()) {
      long end = run.started().plus(run.duration()).toEpochMilli();
      lastGoodMillis.accumulateAndGet(end, Math::max);
    }
  }

  /** What is known of a run once every server verdict is. */
  void settled(Run run) {
    boolean timed = timed(run);
    for (var step : run.steps()) {
      var key = StepKey.of(step);
      for (var attempt : step.attempts()) {
        count(key, attempt);
        if (timed) {
          attempt
              .phases()
              .forEach(
                  (phase, length) -> record(phaseDurations.at(new PhaseKey(key, phase)), length));
        }
      }
    }
  }

  private void count(StepKey stepKey, Attempt attempt) {
    var server = attempt.server() == null ? ServerVerdict.UNKNOWN : attempt.server();
    var backend = backends.label(attempt.backend() == null ? "" : attempt.backend());
    var key = new AttemptKey(stepKey, attempt.client(), server, backend);
    if (!attempts.has(key)) {
      meet(stepKey, backend);
    }
    increment(attempts.at(key));
  }

  /** A backend that is met for the first time: from now on its failures find their series there. */
  private void meet(StepKey stepKey, String backend) {
    var step = steps.get(stepKey);
    if (step != null) {
      Foreseen.attempts(step, backend).forEach(attempts::at);
    }
  }

  private static boolean timed(Run run) {
    return run.outcome().good() || run.outcome() instanceof Outcome.Failed;
  }

  private static void increment(@Nullable Counter counter) {
    if (counter != null) {
      counter.increment();
    }
  }

  private static void record(@Nullable Timer timer, Duration duration) {
    if (timer != null) {
      timer.record(duration);
    }
  }
}
