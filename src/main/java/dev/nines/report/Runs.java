package dev.nines.report;

import dev.nines.slo.Outcomes;

/**
 * Runs that the schedule called for, by outcome.
 *
 * @param good passed and degraded
 * @param bad failed
 * @param failedByDependency those of {@code failed} that a dependency caused
 */
public record Runs(
    long good,
    long bad,
    long passed,
    long degraded,
    long failed,
    long failedByDependency,
    long excluded,
    long inconclusive) {

  static Runs of(Outcomes outcomes) {
    return new Runs(
        outcomes.good(),
        outcomes.bad(),
        outcomes.passed(),
        outcomes.degraded(),
        outcomes.failed(),
        outcomes.failedByDependency(),
        outcomes.excluded(),
        outcomes.inconclusive());
  }
}
