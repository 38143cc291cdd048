package dev.nines.slo;

import dev.nines.journey.Durations;
import dev.nines.journey.Journey;
import dev.nines.journey.Objective;
import dev.nines.journey.Service;
import dev.nines.outcome.Run;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
   * All that is promised of a journey's runs: by itself, and by the service that it measures.
   *
   * @param services those with files of their own
   */
  public static Set<LatencyPromise> of(Journey journey, Collection<Service> services) {
    return Stream.concat(
            journey.objectives().stream(),
            services.stream()
                .filter(service -> service.name().equals(journey.service()))
                .flatMap(service -> service.objectives().stream()))
        .filter(Objective.Latency.class::isInstance)
        .map(objective -> of((Objective.Latency) objective))
        .collect(Collectors.toUnmodifiableSet());
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
