package dev.nines.schedule;

import java.time.Instant;

/** Says which starts are this prober's to make, where others play the same journeys. */
@FunctionalInterface
public interface Permit {

  /** Every start is. */
  Permit ALL = (_, _) -> true;

  /**
   * Whether a start is to be made here; asked at its moment, so it must be quick. Of one that is
   * not, nothing is counted: it is for whoever makes it to count it.
   */
  boolean plays(String journey, Instant due);
}
