package dev.nines.slo;

import java.time.Duration;
import java.util.function.IntFunction;

/**
 * What a part of an integral service is taken for in a minute in which it was not measured: parts
 * that run seldom may never run in the same minute, and are down together all the same. So what was
 * measured last stands until the part's next run is due.
 */
public final class LastVerdict {

  /** Nobody is judged by what was longer ago. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private LastVerdict() {}

  /**
   * For how many minutes a verdict stands, its own included.
   *
   * @param interval between runs of the part: of several journeys that of the most frequent one
   * @return 1 to 60
   */
  public static int minutes(Duration interval) {
    var stands = interval.compareTo(LONGEST) < 0 ? interval : LONGEST;
    return Math.max(1, (int) Math.ceilDiv(stands.toMillis(), Duration.ofMinutes(1).toMillis()));
  }

  /**
   * The latest slot that was measured and still stands.
   *
   * @param minutes for how many it does
   * @param ago gives the slot of so many minutes ago, each with a count of 0 or 1
   * @return {@link Slots#NONE} where there is none
   */
  public static Slots of(int minutes, IntFunction<Slots> ago) {
    for (int minute = 0; minute < minutes; minute++) {
      var slot = ago.apply(minute);
      if (slot.count() > 0) {
        return slot;
      }
    }
    return Slots.NONE;
  }
}
