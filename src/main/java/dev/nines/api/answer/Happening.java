package dev.nines.api.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.nines.outcome.Attempt;
import dev.nines.outcome.RunEvent;
import dev.nines.outcome.RunEvent.AttemptEnded;
import dev.nines.outcome.RunEvent.AttemptObserved;
import dev.nines.outcome.RunEvent.RetryAwaited;
import dev.nines.outcome.RunEvent.RunEnded;
import dev.nines.outcome.RunEvent.RunSettled;
import dev.nines.outcome.RunEvent.RunStarted;
import dev.nines.outcome.RunEvent.StepEnded;
import dev.nines.outcome.RunEvent.StepStarted;
import dev.nines.outcome.RunEvent.Wire;
import dev.nines.outcome.StepRecord.Stage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Something that happened in a run, as the event stream tells it. */
public sealed interface Happening {

  /** The name of the event that tells a late server verdict. */
  String OBSERVED = "attempt-observed";

  /** The name of a run's last event. */
  String SETTLED = "run-settled";

  /** The event that was told under this name. */
  RunEvent event(String name);

  /** {@code run-started}. */
  @RegisterForReflection
  record Began(
      String run,
      String journey,
      String service,
      String region,
      String trigger,
      Instant scheduled,
      Instant started)
      implements Happening {
    @Override
    public RunEvent event(String name) {
      return new RunStarted(
          run, journey, service, region, RunAnswer.trigger(trigger), scheduled, started);
    }
  }

  /** {@code step-started}. */
  @RegisterForReflection
  record BeganStep(String run, String journey, String stage, String step, String actor)
      implements Happening {
    @Override
    public RunEvent event(String name) {
      return new StepStarted(run, journey, StepAnswer.stage(stage), step, actor);
    }
  }

  /**
   * {@code attempt}: a client verdict was given; or {@code attempt-observed}: the server verdict of
   * an attempt that was open when its client verdict was given.
   *
   * @param number of the attempt, from 1
   */
  @RegisterForReflection
  record Tried(
      String run,
      String journey,
      String stage,
      String step,
      String actor,
      int number,
      AttemptAnswer attempt)
      implements Happening {
    @Override
    public RunEvent event(String name) {
      Stage part = StepAnswer.stage(stage);
      return name.equals(OBSERVED)
          ? new AttemptObserved(run, journey, part, step, actor, attempt.attempt(number))
          : new AttemptEnded(run, journey, part, step, actor, attempt.attempt(number));
    }
  }

  /**
   * {@code retry-awaited}: a step waits before it tries again.
   *
   * @param backoff in seconds
   */
  @RegisterForReflection
  record Waits(String run, String journey, String step, BigDecimal backoff) implements Happening {
    @Override
    public RunEvent event(String name) {
      return new RetryAwaited(run, journey, step, Seconds.read(backoff));
    }
  }

  /** {@code step-ended}. */
  @RegisterForReflection
  record EndedStep(String run, String journey, StepAnswer result) implements Happening {
    @Override
    public RunEvent event(String name) {
      return new StepEnded(run, journey, result.step());
    }
  }

  /**
   * {@code run-ended}: the run has its outcome, and its teardown is done; or {@code run-settled}:
   * all its attempts have their server verdicts.
   */
  @RegisterForReflection
  record Ended(String run, String journey, RunAnswer result) implements Happening {
    @Override
    public RunEvent event(String name) {
      return name.equals(SETTLED) ? new RunSettled(result.run()) : new RunEnded(result.run());
    }
  }

  /** The name of an event. */
  static String name(RunEvent event) {
    return switch (event) {
      case RunStarted _ -> "run-started";
      case StepStarted _ -> "step-started";
      case AttemptEnded _ -> "attempt";
      case AttemptObserved _ -> OBSERVED;
      case RetryAwaited _ -> "retry-awaited";
      case StepEnded _ -> "step-ended";
      case RunEnded _ -> "run-ended";
      case RunSettled _ -> SETTLED;
      case Wire _ -> throw new IllegalArgumentException("what goes over the wire is not told");
    };
  }

  /** The published form of an event. */
  static Happening of(RunEvent event) {
    var run = event.runId();
    var journey = event.journey();
    return switch (event) {
      case RunStarted e ->
          new Began(
              run,
              journey,
              e.service(),
              e.region(),
              Words.of(e.trigger()),
              e.scheduled(),
              e.started());
      case StepStarted e -> new BeganStep(run, journey, Words.of(e.stage()), e.step(), e.actor());
      case AttemptEnded e -> tried(run, journey, e.stage(), e.step(), e.actor(), e.attempt());
      case AttemptObserved e -> tried(run, journey, e.stage(), e.step(), e.actor(), e.attempt());
      case RetryAwaited e -> new Waits(run, journey, e.step(), Seconds.of(e.backoff()));
      case StepEnded e -> new EndedStep(run, journey, StepAnswer.of(e.record()));
      case RunEnded e -> new Ended(run, journey, RunAnswer.of(e.run()));
      case RunSettled e -> new Ended(run, journey, RunAnswer.of(e.run()));
      case Wire _ -> throw new IllegalArgumentException("what goes over the wire is not told");
    };
  }

  private static Tried tried(
      String run, String journey, Stage stage, String step, String actor, Attempt attempt) {
    return new Tried(
        run, journey, Words.of(stage), step, actor, attempt.number(), AttemptAnswer.of(attempt));
  }

  /** The published form of an event in JSON, in one line. */
  static String json(RunEvent event) {
    try {
      return Json.mapper().writeValueAsString(of(event));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The event that was told.
   *
   * @return empty for an event that is not known here, as where the other end is newer
   * @throws IllegalArgumentException if the data is not of its shape
   */
  static Optional<RunEvent> read(String name, String data) {
    var form =
        switch (name) {
          case "run-started" -> Began.class;
          case "step-started" -> BeganStep.class;
          case "attempt", OBSERVED -> Tried.class;
          case "retry-awaited" -> Waits.class;
          case "step-ended" -> EndedStep.class;
          case "run-ended", SETTLED -> Ended.class;
          default -> null;
        };
    if (form == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.mapper().readValue(data, form).event(name));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "the event " + name + " cannot be read: " + e.getOriginalMessage(), e);
    }
  }
}
