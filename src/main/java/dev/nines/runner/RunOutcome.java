package dev.nines.runner;

import dev.nines.journey.Act;
import dev.nines.journey.Durations;
import dev.nines.journey.Journey;
import dev.nines.journey.Milestone;
import dev.nines.journey.Objective;
import dev.nines.journey.Step;
import dev.nines.outcome.Cause;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Reason;
import dev.nines.outcome.StepRecord;
import dev.nines.outcome.StepRecord.Stage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The outcome of a run from what its steps came to; the table of the project's semantics as code.
 */
final class RunOutcome {

  private final Journey journey;
  private final Marks marks;
  private final ControlCheck control;

  RunOutcome(Journey journey, Marks marks, ControlCheck control) {
    this.journey = journey;
    this.marks = marks;
    this.control = control;
  }

  /**
   * The outcome where {@code step} did not succeed; {@code now} is measured from the run's start.
   */
  Outcome stoppedAt(Step step, StepEnd end, Duration now) {
    return switch (end) {
      case StepEnd.Failed failed when failed.silent() && !control.connected() ->
          new Outcome.Inconclusive(
              Cause.NETWORK,
              "the prober's own network is down: the control check failed when step \""
                  + step.name()
                  + "\" had "
                  + failed.message());
      case StepEnd.Failed failed ->
          brokenPromise(step, failed, now)
              .orElseGet(() ->
                  new Outcome.Failed(
                      failed.reason(),
                      step.name(),
                      step.dependency(),
                      sentence(step, failed.message())));
      case StepEnd.Cut cut -> new Outcome.Inconclusive(cut.cause(), sentence(step, cut.message()));
      case StepEnd.NotHeld notHeld -> new Outcome.Excluded(sentence(step, notHeld.message()));
      case StepEnd.Succeeded _ ->
          throw new IllegalArgumentException("step \"" + step.name() + "\" succeeded");
    };
  }

  /**
   * A wait that ends in silence at the end of a milestone which is longer than promised by then:
   * what the customer was promised is the milestone, and that is what was broken. How long the step
   * itself would have waited is of no interest to them.
   */
  private Optional<Outcome> brokenPromise(Step step, StepEnd.Failed failed, Duration now) {
    if (failed.reason() != Reason.TIMEOUT || !waits(step.act())) {
      return Optional.empty();
    }
    for (var milestone : journey.milestones().values()) {
      var within = milestone.within();
      var from = marks.from(milestone);
      if (within != null && milestone.to().equals(step.name()) && from.isPresent()) {
        var length = now.minus(from.get());
        if (length.compareTo(within) >= 0) {
          return Optional.of(
              new Outcome.Failed(
                  Reason.LIMIT,
                  step.name(),
                  step.dependency(),
                  "milestone \"%s\" was not reached within %s; %s"
                      .formatted(
                          milestone.name(),
                          Durations.text(within),
                          sentence(step, failed.message()))));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean waits(Act act) {
    return act instanceof Act.Await
        || (act instanceof Act.Request request && request.poll() != null);
  }

  /** The outcome where every step succeeded. */
  Outcome succeeded(List<StepRecord> records, Duration duration) {
    for (var milestone : journey.milestones().values()) {
      var within = milestone.within();
      var length = marks.length(milestone);
      if (within != null && length.isPresent() && length.get().compareTo(within) > 0) {
        var step = stepOf(milestone);
        return new Outcome.Failed(
            Reason.LIMIT,
            step.name(),
            step.dependency(),
            "milestone \"%s\" took %s; expected at most %s"
                .formatted(
                    milestone.name(), Durations.brief(length.get()), Durations.text(within)));
      }
    }
    return degraded(records, duration)
        .<Outcome>map(Outcome.Degraded::new)
        .orElseGet(Outcome.Passed::new);
  }

  private Step stepOf(Milestone milestone) {
    return journey.steps().stream()
        .filter(step -> step.name().equals(milestone.to()))
        .findFirst()
        .orElseGet(journey.steps()::getLast);
  }

  private Optional<String> degraded(List<StepRecord> records, Duration duration) {
    for (var record : records) {
      if (record.stage() == Stage.STEP && record.retried()) {
        var first = record.attempts().getFirst();
        return Optional.of(
            "step \"%s\" succeeded at attempt %d only; the first: %s"
                .formatted(record.name(), record.attempts().size(), first.message()));
      }
    }
    for (var objective : journey.objectives()) {
      if (objective instanceof Objective.Latency latency) {
        var length = length(latency, duration);
        if (length.isPresent() && length.get().compareTo(latency.threshold()) >= 0) {
          return Optional.of(
              "%s took %s; the objective is less than %s"
                  .formatted(
                      latency.milestone() == null
                          ? "the run"
                          : "milestone \"" + latency.milestone() + "\"",
                      Durations.brief(length.get()),
                      Durations.text(latency.threshold())));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Duration> length(Objective.Latency latency, Duration duration) {
    if (latency.milestone() == null) {
      return Optional.of(duration);
    }
    var milestone = journey.milestones().get(latency.milestone());
    return milestone == null ? Optional.empty() : marks.length(milestone);
  }

  /** The milestones that were reached, in the journey's order. */
  Map<String, Duration> milestones() {
    var reached = new LinkedHashMap<String, Duration>();
    journey
        .milestones()
        .forEach((name, milestone) ->
            marks.length(milestone).ifPresent(length -> reached.put(name, length)));
    return reached;
  }

  private static String sentence(Step step, String message) {
    return "step \""
        + step.name()
        + "\""
        + (message.startsWith("attempt ") ? ", " : ": ")
        + message;
  }
}
