package dev.nines.report;

import dev.nines.slo.Tally;
import org.jspecify.annotations.Nullable;

/**
 * Whether the prober measured as often as it should have.
 *
 * @param value counted / due, between 0 and 1; null where no run was called for
 * @param counted good, bad and excluded runs
 * @param due all runs that the schedule called for
 * @param passedOver starts that it did not call for after all: the run before still went on
 */
public record Coverage(@Nullable Double value, long counted, long due, long passedOver) {

  static Coverage of(Tally tally, long due) {
    var share = Shares.of(tally.coverage(due));
    // Where a window begins within an hour whose minutes are gone, all of that hour is counted.
    return new Coverage(
        share == null ? null : (Double) Math.min(1, share),
        tally.outcomes().measured() + tally.outcomes().excluded(),
        due,
        tally.passedOver());
  }
}
