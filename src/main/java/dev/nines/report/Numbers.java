package dev.nines.report;

import dev.nines.slo.BackendTime;
import dev.nines.slo.Slots;
import dev.nines.slo.Tally;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of something over a window. Every share lies between 0 and 1 and is null where
 * nothing was measured.
 *
 * @param availability good runs / (good + bad): what the customer perceives
 * @param ownAvailability good runs / (good + bad that no dependency caused)
 * @param degraded the share of the good runs that were degraded
 * @param availabilityBySlots the share of the measured minutes that were good, which for a service
 *     follows its formula
 */
public record Numbers(
    @Nullable Double availability,
    @Nullable Double ownAvailability,
    @Nullable Double degraded,
    @Nullable Double availabilityBySlots,
    Uptime uptime,
    Coverage coverage,
    Runs runs,
    Minutes minutes) {

  /**
   * @param runs pooled, of which everything but slots and backends is derived
   * @param due how many runs the schedule called for
   */
  static Numbers of(Tally runs, Slots slots, BackendTime backends, long due) {
    return new Numbers(
        Shares.of(runs.availability()),
        Shares.of(runs.ownAvailability()),
        Shares.of(runs.degraded()),
        Shares.of(slots.availability()),
        Uptime.of(runs, backends),
        Coverage.of(runs, due),
        Runs.of(runs.outcomes()),
        Minutes.of(slots));
  }
}
