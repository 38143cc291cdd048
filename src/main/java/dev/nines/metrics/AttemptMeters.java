package dev.nines.metrics;

import dev.nines.journey.Step;
import dev.nines.outcome.Attempt;
import dev.nines.outcome.Run;
import dev.nines.outcome.ServerVerdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.stream.Collectors;

/** The meters of one journey's attempts: what both sides made of them, and their phases. */
final class AttemptMeters {

  private final Series<AttemptKey, Counter> attempts;
  private final Series<PhaseKey, Timer> phases;
  private final Backends backends = new Backends();
  private volatile Map<StepKey, Step> steps = Map.of();

  AttemptMeters(Registrar registrar) {
    attempts = registrar.series(key -> attempts(registrar, key));
    phases =
        registrar.series(key ->
            registrar.timer(
                Family.PHASE_DURATION, "step", key.step().name(), "phase", key.phase().word()));
  }

  private static Counter attempts(Registrar registrar, AttemptKey key) {
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

  void foresee(Foreseen foreseen) {
    steps =
        foreseen
            .allSteps()
            .collect(Collectors.toUnmodifiableMap(StepKey::of, step -> step, (one, _) -> one));
    foreseen.attempts().forEach(key -> backends.label(key.backend()));
    attempts.foresee(foreseen.attempts(), key -> steps.containsKey(key.step()));
    phases.foresee(foreseen.phases(), key -> steps.containsKey(key.step()));
  }

  void end() {
    attempts.end();
    phases.end();
  }

  /**
   * @param timed whether the run's durations say something of the service
   */
  void settled(Run run, boolean timed) {
    for (var step : run.steps()) {
      var key = StepKey.of(step);
      for (var attempt : step.attempts()) {
        count(key, attempt);
        if (timed) {
          attempt
              .phases()
              .forEach((phase, length) ->
                  phases.tell(new PhaseKey(key, phase), timer -> timer.record(length)));
        }
      }
    }
  }

  private void count(StepKey step, Attempt attempt) {
    var server = attempt.server() == null ? ServerVerdict.UNKNOWN : attempt.server();
    var backend = backends.label(attempt.backend() == null ? "" : attempt.backend());
    var key = new AttemptKey(step, attempt.client(), server, backend);
    if (!attempts.has(key)) {
      meet(step, backend);
    }
    attempts.tell(key, Counter::increment);
  }

  /** A backend that is met for the first time: from now on its failures find their series there. */
  private void meet(StepKey key, String backend) {
    var step = steps.get(key);
    if (step != null) {
      Foreseen.attempts(step, backend).forEach(attempts::meet);
    }
  }
}
