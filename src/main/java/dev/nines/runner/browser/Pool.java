package dev.nines.runner.browser;

import java.time.Duration;
import java.util.Map;

/**
 * How a prober's browsers do.
 *
 * @param slots how many runs may be in browsers at once; 0 where nobody can tell
 * @param taken how many are
 * @param waiting how many runs wait for a slot
 * @param oldestWait how long the first of them has waited
 * @param memory what the browsers took when their last run ended, with their drivers, in bytes
 * @param starts browsers that were started, or were to be
 * @param ends how many have ended, and why
 */
public record Pool(
    int slots,
    int taken,
    int waiting,
    Duration oldestWait,
    long memory,
    long starts,
    Map<End, Long> ends) {

  public Pool {
    ends = Map.copyOf(ends);
  }

  /** Why a browser ended. */
  public enum End {
    /** It had served as many runs as one serves. */
    RUNS,
    /** It had taken too much memory. */
    MEMORY,
    /** It crashed, hung, was killed or never came up. */
    LOST,
    /** The prober ended. */
    SHUTDOWN
  }
}
