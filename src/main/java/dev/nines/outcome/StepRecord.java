package dev.nines.outcome;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one step that was reached.
 *
 * @param start from the run's start
 * @param duration with all attempts and the waits between them
 * @param attempts in order; none for a pause or a step that was skipped
 * @param result how it ended
 * @param message why it did not succeed, or null
 * @param dependency the dependency that the step names, or null
 */
public record StepRecord(
    String name,
    String actor,
    Stage stage,
    Duration start,
    Duration duration,
    List<Attempt> attempts,
    Result result,
    @Nullable String message,
    @Nullable String dependency) {

  public StepRecord {
    attempts = List.copyOf(attempts);
  }

  /** The same with other attempts. */
  public StepRecord with(List<Attempt> attempts) {
    return new StepRecord(
        name, actor, stage, start, duration, attempts, result, message, dependency);
  }

  public boolean retried() {
    return attempts.size() > 1;
  }

  /** Which part of the journey a step belongs to. */
  public enum Stage {
    /** A precondition, under {@code when.require}. */
    REQUIRE,
    STEP,
    /** Under {@code finally}. */
    TEARDOWN
  }

  /** How a step ended. */
  public enum Result {
    SUCCEEDED,
    FAILED,
    /** A precondition that was answered and does not hold. */
    NOT_HELD,
    /** A teardown step that needs a name which no step stored. */
    SKIPPED,
    /** Cut off by the prober's own fault or shutdown. */
    CUT
  }
}
