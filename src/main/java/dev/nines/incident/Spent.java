package dev.nines.incident;

import dev.nines.slo.Outcomes;
import dev.nines.slo.Slots;

/**
 * How much of what was measured missed a promise.
 *
 * @param missed of minutes perhaps a part of one, where weights are in play
 * @param all zero or more
 */
record Spent(double missed, long all) {

  static Spent of(Slots minutes) {
    return new Spent(minutes.count() - (double) minutes.value() / Slots.WHOLE, minutes.count());
  }

  static Spent of(Outcomes runs) {
    return new Spent(runs.bad(), runs.measured());
  }

  double share() {
    return all == 0 ? 0 : missed / all;
  }
}
