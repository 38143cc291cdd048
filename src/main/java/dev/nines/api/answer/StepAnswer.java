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
@Schema(name = "Step")
public record StepAnswer(
    String name,
    String actor,
    String stage,
    String result,
    @Nullable String dependency,
    @Nullable String message,
    @Nullable BigDecimal start,
    @Nullable BigDecimal duration,
    List<AttemptAnswer> attempts) {

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
