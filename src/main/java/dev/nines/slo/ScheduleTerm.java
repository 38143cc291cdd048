package dev.nines.slo;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a schedule called for runs of one journey in one region: every {@code interval},
 * at {@code offset} from the epoch. It goes on while no prober says otherwise, so that the starts
 * which a dead prober never made are called for all the same.
 *
 * @param interval more than zero
 * @param offset within [0, interval)
 * @param patience how long after its start a run may be on its way to the account: its deadline and
 *     what ends it
 * @param to null while it goes on
 */
public record ScheduleTerm(
    Duration interval, Duration offset, Duration patience, Instant from, @Nullable Instant to) {

  public ScheduleTerm {
    if (!interval.isPositive() || offset.isNegative() || offset.compareTo(interval) >= 0) {
      throw new IllegalArgumentException(
          "a schedule of every " + interval + " at " + offset + " is none");
    }
  }

  /** How many starts lie within {@code window} and this term. */
  public long starts(Window window) {
    var begin = window.from().isAfter(from) ? window.from() : from;
    var end = to != null && to.isBefore(window.to()) ? to : window.to();
    return begin.isBefore(end) ? startsBefore(end) - startsBefore(begin) : 0;
  }

  /** Starts since the epoch and before {@code at}. */
  private long startsBefore(Instant at) {
    return Math.ceilDiv(
        Duration.between(Instant.EPOCH.plus(offset), at).toNanos(), interval.toNanos());
  }
}
