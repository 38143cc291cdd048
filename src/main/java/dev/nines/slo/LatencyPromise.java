package dev.nines.slo;

import dev.nines.journey.Durations;
import dev.nines.journey.Objective;
import dev.nines.outcome.Run;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That runs take less than {@code threshold}.
 *
 * @param milestone what is measured; null for the whole run
 */
public record LatencyPromise(@Nullable String milestone, Duration threshold) {

  public static LatencyPromise of(Objective.Latency objective) {
    return new LatencyPromise(objective.milestone(), objective.threshold());
  }

  /**
   * Whether a run kept it; empty for one that says nothing of the service. A bad run has not kept
   * it, however short it was: the customer got nothing in that time.
   */
  public Optional<Boolean> keptBy(Run run) {
    if (run.outcome().good()) {
      var length = milestone == null ? run.duration() : run.milestones().get(milestone);
      return Optional.of(length != null && length.compareTo(threshold) < 0);
    }
    return run.outcome() instanceof dev.nines.outcome.Outcome.Failed
        ? Optional.of(false)
        : Optional.empty();
  }

  /** Such as {@code run < 3s} or {@code delivery < 1m}. */
  @Override
  public String toString() {
    return (milestone == null ? "run" : milestone) + " < " + Durations.text(threshold);
  }
}
