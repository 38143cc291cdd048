package dev.nines.incident;

import dev.nines.outcome.Outcome.Failed;
import dev.nines.outcome.Outcome.Inconclusive;
import dev.nines.outcome.Run;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run that is evidence of trouble.
 *
 * @param runId also the trace id
 * @param reason of a failed run its reason, of an inconclusive one its cause
 * @param step null for an inconclusive one
 * @param dependency the dependency that the step names, or null
 * @param message what was observed, what was expected, and which limit
 * @param journey of a service's trouble, the journey that was played; null where that is known
 */
public record FailedRun(
    String runId,
    Instant scheduled,
    String reason,
    @Nullable String step,
    @Nullable String dependency,
    String message,
    @Nullable String journey) {

  /** One of a journey's own trouble. */
  public FailedRun(
      String runId,
      Instant scheduled,
      String reason,
      @Nullable String step,
      @Nullable String dependency,
      String message) {
    this(runId, scheduled, reason, step, dependency, message, null);
  }

  /** The same, as a part of the trouble of a service. */
  FailedRun of(String played) {
    return new FailedRun(runId, scheduled, reason, step, dependency, message, played);
  }

  /** What a run is evidence of; empty where it is none. */
  static Optional<FailedRun> of(Run run) {
    return switch (run.outcome()) {
      case Failed failed ->
          Optional.of(
              new FailedRun(
                  run.id(),
                  run.scheduled(),
                  failed.reason().word(),
                  failed.step(),
                  failed.dependency(),
                  failed.message()));
      case Inconclusive own ->
          Optional.of(
              new FailedRun(
                  run.id(), run.scheduled(), own.cause().word(), null, null, own.message()));
      case dev.nines.outcome.Outcome.Passed _,
          dev.nines.outcome.Outcome.Degraded _,
          dev.nines.outcome.Outcome.Excluded _ ->
          Optional.empty();
    };
  }
}
