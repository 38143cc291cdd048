package dev.nines.slo;

import dev.nines.outcome.Outcome;

/**
 * Runs by outcome.
 *
 * @param failed all bad runs
 * @param failedByDependency those of {@code failed} that a dependency caused
 */
public record Outcomes(
    long passed,
    long degraded,
    long failed,
    long failedByDependency,
    long excluded,
    long inconclusive) {

  public static final Outcomes NONE = new Outcomes(0, 0, 0, 0, 0, 0);

  /** One run. */
  public static Outcomes of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Passed _ -> new Outcomes(1, 0, 0, 0, 0, 0);
      case Outcome.Degraded _ -> new Outcomes(0, 1, 0, 0, 0, 0);
      case Outcome.Failed failed ->
          new Outcomes(0, 0, 1, failed.dependency() == null ? 0 : 1, 0, 0);
      case Outcome.Excluded _ -> new Outcomes(0, 0, 0, 0, 1, 0);
      case Outcome.Inconclusive _ -> new Outcomes(0, 0, 0, 0, 0, 1);
    };
  }

  public long good() {
    return passed + degraded;
  }

  public long bad() {
    return failed;
  }

  /** Good and bad: what availability is a share of. */
  public long measured() {
    return good() + bad();
  }

  /** All that was recorded, whatever it says. */
  public long all() {
    return measured() + excluded + inconclusive;
  }

  public Outcomes plus(Outcomes other) {
    return new Outcomes(
        passed + other.passed,
        degraded + other.degraded,
        failed + other.failed,
        failedByDependency + other.failedByDependency,
        excluded + other.excluded,
        inconclusive + other.inconclusive);
  }

  public Outcomes minus(Outcomes other) {
    return new Outcomes(
        passed - other.passed,
        degraded - other.degraded,
        failed - other.failed,
        failedByDependency - other.failedByDependency,
        excluded - other.excluded,
        inconclusive - other.inconclusive);
  }
}
