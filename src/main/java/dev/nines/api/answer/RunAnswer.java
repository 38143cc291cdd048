package dev.nines.api.answer;

import dev.nines.outcome.Run;
import dev.nines.outcome.Run.Trigger;
import dev.nines.outcome.RunEvent.RunStarted;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One run with its steps and attempts. */
@RegisterForReflection
@Schema(name = "Run")
public record RunAnswer(
    String id,
    String journey,
    String service,
    String region,
    String trigger,
    String state,
    @Nullable String outcome,
    @Nullable String reason,
    @Nullable String step,
    @Nullable String dependency,
    @Nullable String cause,
    @Nullable String message,
    Instant scheduled,
    Instant started,
    @Nullable BigDecimal duration,
    boolean settled,
    List<StepAnswer> steps,
    Map<String, BigDecimal> milestones,
    List<PageAnswer> pages,
    List<EvidenceAnswer> evidence) {

  public RunAnswer {
    pages = Objects.requireNonNullElse(pages, List.of()); // An older prober knows none.
    evidence = Objects.requireNonNullElse(evidence, List.of());
  }

  static final String RUNNING = "running";
  static final String ENDED = "ended";

  /** The published form of {@code run}. */
  public static RunAnswer of(Run run) {
    var ending = Ending.of(run.outcome());
    return new RunAnswer(
        run.id(),
        run.journey(),
        run.service(),
        run.region(),
        Words.of(run.trigger()),
        ENDED,
        ending.outcome(),
        ending.reason(),
        ending.step(),
        ending.dependency(),
        ending.cause(),
        ending.message(),
        run.scheduled(),
        run.started(),
        Seconds.of(run.duration()),
        run.settled(),
        run.steps().stream().map(StepAnswer::of).toList(),
        milestones(run),
        run.pages().stream().map(PageAnswer::of).toList(),
        run.evidence().stream().map(file -> EvidenceAnswer.of(run.id(), file)).toList());
  }

  /** A run that goes on. */
  public static RunAnswer running(RunStarted run, List<StepAnswer> steps) {
    return new RunAnswer(
        run.runId(),
        run.journey(),
        run.service(),
        run.region(),
        Words.of(run.trigger()),
        RUNNING,
        null,
        null,
        null,
        null,
        null,
        null,
        run.scheduled(),
        run.started(),
        null,
        false,
        List.copyOf(steps),
        Map.of(),
        List.of(),
        List.of());
  }

  static Map<String, BigDecimal> milestones(Run run) {
    var milestones = new LinkedHashMap<String, BigDecimal>();
    run.milestones().forEach((name, length) -> milestones.put(name, Seconds.of(length)));
    return milestones;
  }

  /** The same with other evidence. */
  public RunAnswer with(List<EvidenceAnswer> evidence) {
    return new RunAnswer(
        id,
        journey,
        service,
        region,
        trigger,
        state,
        outcome,
        reason,
        step,
        dependency,
        cause,
        message,
        scheduled,
        started,
        duration,
        settled,
        steps,
        milestones,
        pages,
        evidence);
  }

  /** The same with its evidence in this folder on the disk. */
  public RunAnswer within(Path folder) {
    return with(
        evidence.stream()
            .map(file ->
                new EvidenceAnswer(
                    file.name(),
                    file.mediaType(),
                    file.bytes(),
                    folder.resolve(id).resolve(file.name()).toUri().toString()))
            .toList());
  }

  /** Whether it goes on. */
  public boolean goesOn() {
    return state.equals(RUNNING);
  }

  /**
   * The run that this was made of.
   *
   * @throws IllegalArgumentException if it has not ended, or says something unknown
   */
  public Run run() {
    if (duration == null) {
      throw new IllegalArgumentException("run " + id + " has not ended");
    }
    var lengths = new LinkedHashMap<String, Duration>();
    milestones.forEach((name, length) -> lengths.put(name, Seconds.read(length)));
    return new Run(
        id,
        journey,
        service,
        region,
        trigger(trigger),
        scheduled,
        started,
        Seconds.read(duration),
        new Ending(outcome, reason, step, dependency, cause, message).read(),
        steps.stream().map(StepAnswer::step).toList(),
        lengths,
        pages.stream().map(PageAnswer::page).toList(),
        evidence.stream().map(EvidenceAnswer::file).toList());
  }

  static Trigger trigger(String word) {
    return Words.of(Trigger.values(), Words::of, word);
  }
}
