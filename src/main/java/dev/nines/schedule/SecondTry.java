package dev.nines.schedule;

import dev.nines.journey.Journey;
import dev.nines.outcome.Cause;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Run;
import dev.nines.outcome.RunEvent;
import dev.nines.outcome.RunEvent.RunEnded;
import dev.nines.outcome.RunEvent.RunSettled;
import dev.nines.runner.Assignment;
import dev.nines.runner.JourneyRunner;
import dev.nines.runner.RunListener;

/**
 * Plays a run, and once more where it was lost with its browser in the middle. The schedule called
 * for one: the lost run is told of as replaced and counts nowhere, the other in its place counts,
 * whatever becomes of it.
 */
record SecondTry(JourneyRunner runner, RunListener listener) {

  void play(Journey journey, Assignment assignment) {
    if (lost(runner.run(journey, assignment, event -> listener.on(told(event))))) {
      runner.run(journey, assignment, listener);
    }
  }

  private static RunEvent told(RunEvent event) {
    return switch (event) {
      case RunEnded(Run run) when lost(run) -> new RunEnded(run.replaced());
      case RunSettled(Run run) when lost(run) -> new RunSettled(run.replaced());
      default -> event;
    };
  }

  /** Where no browser starts at all, none would a moment later: such a run reached no step. */
  private static boolean lost(Run run) {
    return run.outcome() instanceof Outcome.Inconclusive(Cause cause, _)
        && cause == Cause.BROWSER
        && !run.steps().isEmpty();
  }
}
