package dev.nines.runner;

import dev.nines.journey.Act;
import dev.nines.journey.Durations;
import dev.nines.journey.Step;
import dev.nines.outcome.Cause;
import dev.nines.outcome.Reason;
import dev.nines.outcome.StepRecord;
import dev.nines.outcome.StepRecord.Result;
import dev.nines.outcome.StepRecord.Stage;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Plays one step: its attempts, its retries and the waits between them, within every limit.
 * Confined to the run's thread.
 */
final class StepPlayer {

  private final RunInProgress run;
  private final Attempts attempts;
  private final Pauses pauses;
  private final RandomGenerator random;
  private final Marks marks;

  StepPlayer(
      RunInProgress run, Attempts attempts, Pauses pauses, RandomGenerator random, Marks marks) {
    this.run = run;
    this.attempts = attempts;
    this.pauses = pauses;
    this.random = random;
    this.marks = marks;
  }

  StepEnd play(Step step, Stage stage, Deadline deadline) throws InterruptedException {
    var start = run.now();
    var page = run.ledger.open(stage, step.name(), step.actor());
    var end =
        step.act() instanceof Act.Pause pause
            ? pause(pause.duration(), deadline)
            : new StepAttempts(
                    run,
                    attempts,
                    pauses,
                    random,
                    marks,
                    step,
                    stage,
                    limit(step, start, deadline),
                    page)
                .play();
    if (end instanceof StepEnd.Succeeded) {
      marks.succeeded(step.name(), run.now());
    }
    marks.began(step.name(), start); // Where no byte was sent, the step's beginning stands for it.
    page.ended(
        new StepRecord(
            step.name(),
            step.actor(),
            stage,
            start,
            run.now().minus(start),
            List.of(),
            result(end, stage),
            message(end),
            step.dependency()));
    return end;
  }

  private static Deadline limit(Step step, Duration start, Deadline deadline) {
    var within = step.patience().within();
    return within == null
        ? deadline
        : new Deadline(
                start.plus(within), Reason.TIMEOUT, "the step's limit of " + Durations.text(within))
            .earlier(deadline);
  }

  private StepEnd pause(Duration duration, Deadline deadline) throws InterruptedException {
    var left = deadline.left(run.now());
    if (pauses.stoppedWithin(duration.compareTo(left) < 0 ? duration : left)) {
      return new StepEnd.Cut(Cause.SHUTDOWN, "the prober was shutting down");
    }
    return duration.compareTo(left) < 0
        ? new StepEnd.Succeeded()
        : new StepEnd.Failed(
            deadline.reason(), "still waiting when " + deadline.words() + " had passed", false);
  }

  private static Result result(StepEnd end, Stage stage) {
    return switch (end) {
      case StepEnd.Succeeded _ -> Result.SUCCEEDED;
      case StepEnd.Failed _ -> Result.FAILED;
      case StepEnd.NotHeld _ -> Result.NOT_HELD;
      case StepEnd.Cut cut when stage == Stage.TEARDOWN && cut.cause() == Cause.CONFIGURATION ->
          Result.SKIPPED;
      case StepEnd.Cut _ -> Result.CUT;
    };
  }

  private static @Nullable String message(StepEnd end) {
    return switch (end) {
      case StepEnd.Succeeded _ -> null;
      case StepEnd.Failed failed -> failed.message();
      case StepEnd.NotHeld notHeld -> notHeld.message();
      case StepEnd.Cut cut -> cut.message();
    };
  }
}
