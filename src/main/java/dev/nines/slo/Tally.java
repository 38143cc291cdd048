package dev.nines.slo;

import dev.nines.outcome.Run;
import dev.nines.outcome.Run.Trigger;
import java.util.Collection;

/**
 * What is counted of one journey or service in one region over some time. Tallies of parts add up
 * to the tally of the whole, so a minute, an hour and thirty days are of one kind.
 *
 * @param outcomes runs that the schedule called for
 * @param passedOver starts that the schedule did not call for after all: the run before still went
 *     on
 * @param servers their attempts, once they are settled
 * @param slots minutes, judged as a whole
 * @param backends time of the declared backends; of services alone
 * @param details what is counted by name
 */
public record Tally(
    Outcomes outcomes,
    long passedOver,
    Servers servers,
    Slots slots,
    BackendTime backends,
    Details details) {

  public static final Tally NONE =
      new Tally(Outcomes.NONE, 0, Servers.NONE, Slots.NONE, BackendTime.NONE, Details.NONE);

  /**
   * What one run adds, without the slots, which only a whole minute has. A run that somebody asked
   * for adds nothing: the schedule did not call for it.
   *
   * @param promised the latency objectives of its journey when it was played
   */
  public static Tally of(Run run, Collection<LatencyPromise> promised) {
    return run.trigger() == Trigger.SCHEDULE
        ? new Tally(
            Outcomes.of(run.outcome()),
            0,
            Servers.of(run),
            Slots.NONE,
            BackendTime.NONE,
            Details.of(run, promised))
        : NONE;
  }

  public static Tally ofPassedOver() {
    return new Tally(Outcomes.NONE, 1, Servers.NONE, Slots.NONE, BackendTime.NONE, Details.NONE);
  }

  public static Tally of(BackendTime backends) {
    return new Tally(Outcomes.NONE, 0, Servers.NONE, Slots.NONE, backends, Details.NONE);
  }

  public Tally plus(Tally other) {
    return new Tally(
        outcomes.plus(other.outcomes),
        passedOver + other.passedOver,
        servers.plus(other.servers),
        slots.plus(other.slots),
        backends.plus(other.backends),
        details.plus(other.details));
  }

  public Tally minus(Tally other) {
    return new Tally(
        outcomes.minus(other.outcomes),
        passedOver - other.passedOver,
        servers.minus(other.servers),
        slots.minus(other.slots),
        backends.minus(other.backends),
        details.minus(other.details));
  }

  /** The same with other slots. */
  public Tally with(Slots slots) {
    return new Tally(outcomes, passedOver, servers, slots, backends, details);
  }

  /** The same with other details. */
  public Tally with(Details details) {
    return new Tally(outcomes, passedOver, servers, slots, backends, details);
  }

  /** The same with nothing that is counted by name. */
  public Tally withoutDetails() {
    return with(Details.NONE);
  }

  /**
   * This tally of one journey's single minute as a slot: bad where any run was bad, good where all
   * measured ones were good, and not measured where there is neither.
   */
  public Slots asSlot() {
    if (outcomes.bad() > 0) {
      return Slots.BAD;
    }
    return outcomes.good() > 0 ? Slots.GOOD : Slots.NONE;
  }

  /** Good / (good + bad): what the customer perceives. */
  public Ratio availability() {
    return new Ratio(outcomes.good(), outcomes.measured());
  }

  /** Good / (good + bad that no dependency caused). */
  public Ratio ownAvailability() {
    return new Ratio(outcomes.good(), outcomes.measured() - outcomes.failedByDependency());
  }

  /** The share of the good runs that only a retry, or more time than promised, made good. */
  public Ratio degraded() {
    return new Ratio(outcomes.degraded(), outcomes.good());
  }

  /** Attempts with server verdict up / attempts with up or down. */
  public Ratio uptimeByRequests() {
    return new Ratio(servers.up(), servers.up() + servers.down());
  }

  /**
   * (Good + bad + excluded) / all runs that the schedule called for.
   *
   * @param due how many it called for
   */
  public Ratio coverage(long due) {
    return new Ratio(outcomes.measured() + outcomes.excluded(), due);
  }

  public boolean isNone() {
    return equals(NONE);
  }
}
