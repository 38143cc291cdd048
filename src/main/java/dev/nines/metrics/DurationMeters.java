package dev.nines.metrics;

import dev.nines.outcome.Run;
import io.micrometer.core.instrument.Timer;
import java.util.Set;

/** The histograms of one journey's runs, steps and milestones. */
final class DurationMeters {

  /** The outcomes whose durations say something of the service. */
  private static final Set<String> OUTCOMES = Set.of("passed", "degraded", "failed");

  private final Series<String, Timer> runs;
  private final Series<StepKey, Timer> steps;
  private final Series<String, Timer> milestones;

  DurationMeters(Registrar registrar) {
    runs = registrar.series(outcome -> registrar.timer(Family.RUN_DURATION, "outcome", outcome));
    steps =
        registrar.series(step ->
            registrar.timer(Family.STEP_DURATION, "step", step.name(), "actor", step.actor()));
    milestones =
        registrar.series(name -> registrar.timer(Family.MILESTONE_DURATION, "milestone", name));
  }

  void foresee(Foreseen foreseen) {
    runs.foresee(OUTCOMES, _ -> false);
    steps.foresee(foreseen.steps(), _ -> false);
    milestones.foresee(foreseen.journey().milestones().keySet(), _ -> false);
  }

  void end() {
    runs.end();
    steps.end();
    milestones.end();
  }

  /** A good or bad run ended. */
  void ended(Run run) {
    runs.tell(run.outcome().word(), timer -> timer.record(run.duration()));
    for (var step : run.steps()) {
      switch (step.result()) {
        case SUCCEEDED, FAILED, NOT_HELD ->
            steps.tell(StepKey.of(step), timer -> timer.record(step.duration()));
        case SKIPPED, CUT -> {} // Its length is the prober's doing.
      }
    }
    run.milestones()
        .forEach((name, length) -> milestones.tell(name, timer -> timer.record(length)));
  }
}
