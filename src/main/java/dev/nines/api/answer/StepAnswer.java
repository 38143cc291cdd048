package dev.nines.api.answer;

import dev.nines.outcome.StepRecord;
import dev.nines.outcome.StepRecord.Result;
import dev.nines.outcome.StepRecord.Stage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of one step that was reached. */
@RegisterForReflection
@Schema(name = "Step", description = "What became of one step that was reached.")
public record StepAnswer(
    String name,
    @Schema(description = "Who did it.") String actor,
    @Schema(
            description =
                "The part of the journey it belongs to: a precondition, a step, or teardown.",
            enumeration = {"require", "step", "teardown"})
        String stage,
    @Schema(
            description =
                "How it ended. not_held: a precondition was answered and does not hold; cut: cut"
                    + " off by the prober's own fault or shutdown; running: it goes on.",
            enumeration = {"succeeded", "failed", "not_held", "skipped", "cut", "running"})
        String result,
    @Schema(description = "Somebody else's system that it relies on.", nullable = true)
        @Nullable String dependency,
    @Schema(description = "Why it did not succeed.", nullable = true) @Nullable String message,
    @Schema(
            description = "From the run's start, in seconds; null while it goes on.",
            nullable = true)
        @Nullable BigDecimal start,
    @Schema(
            description =
                "With all attempts and the waits between them, in seconds; null while it goes on.",
            nullable = true)
        @Nullable BigDecimal duration,
    @Schema(description = "In order.") List<AttemptAnswer> attempts) {

  static final String RUNNING = "running";

  /** The published form of {@code step}. */
  public static StepAnswer of(StepRecord step) {
    return new StepAnswer(
        step.name(),
        step.actor(),
        Words.of(step.stage()),
        Words.of(step.result()),
        step.dependency(),
        WellFormed.text(step.message()),
        Seconds.of(step.start()),
        Seconds.of(step.duration()),
        step.attempts().stream().map(AttemptAnswer::of).toList());
  }

  /** A step that goes on. */
  public static StepAnswer running(
      String name, String actor, Stage stage, List<AttemptAnswer> attempts) {
    return new StepAnswer(
        name, actor, Words.of(stage), RUNNING, null, null, null, null, List.copyOf(attempts));
  }

  /**
   * The step that this was made of.
   *
   * @throws IllegalArgumentException if it is not over, or says something unknown
   */
  public StepRecord step() {
    if (start == null || duration == null) {
      throw new IllegalArgumentException("step \"" + name + "\" is not over");
    }
    return new StepRecord(
        name,
        actor,
        stage(stage),
        Seconds.read(start),
        Seconds.read(duration),
        IntStream.range(0, attempts.size()).mapToObj(i -> attempts.get(i).attempt(i + 1)).toList(),
        Words.of(Result.values(), Words::of, result),
        message,
        dependency);
  }

  static Stage stage(String word) {
    return Words.of(Stage.values(), Words::of, word);
  }
}
