package dev.nines.api.live;

import dev.nines.api.answer.AttemptAnswer;
import dev.nines.api.answer.RunAnswer;
import dev.nines.api.answer.StepAnswer;
import dev.nines.outcome.Attempt;
import dev.nines.outcome.RunEvent.RunStarted;
import dev.nines.outcome.RunEvent.StepStarted;
import dev.nines.outcome.StepRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run that goes on, as far as it has come. Safe between threads. */
final class RunningRun {

  private final RunStarted start;
  private final List<StepRecord> over = new ArrayList<>();
  private final List<Attempt> attempts = new ArrayList<>();
  private @Nullable StepStarted current;

  RunningRun(RunStarted start) {
    this.start = start;
  }

  String journey() {
    return start.journey();
  }

  String id() {
    return start.runId();
  }

  synchronized void started(StepStarted step) {
    current = step;
    attempts.clear();
  }

  synchronized void tried(Attempt attempt) {
    attempts.add(attempt);
  }

  synchronized void ended(StepRecord step) {
    current = null;
    over.add(step);
  }

  synchronized RunAnswer answer() {
    var steps = new ArrayList<>(over.stream().map(StepAnswer::of).toList());
    if (current != null) {
      steps.add(
          StepAnswer.running(
              current.step(),
              current.actor(),
              current.stage(),
              attempts.stream().map(AttemptAnswer::of).toList()));
    }
    return RunAnswer.running(start, steps);
  }
}
