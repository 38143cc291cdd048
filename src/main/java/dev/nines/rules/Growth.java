package dev.nines.rules;

import java.time.Duration;

/**
 * By how much each prober's counter grew in a minute, to the run: the difference of two looks at
 * it. {@code increase} would weigh a run by where it lies between two scrapes, and since schedules
 * and scrapes keep step, the same runs would always weigh too much.
 */
final class Growth {

  /** A counter that was not scraped for so long is forgotten. */
  static final Range SIGHT = Range.minutes(5);

  /** What was scraped is there to be read after so long, however slow the prober answered. */
  private static final Duration SETTLED = Duration.ofSeconds(15);

  /** Tells that a prober was scraped, whatever it had counted. */
  private static final String SEEN = "nines_build_info";

  private Growth() {}

  /**
   * For each series of the counter: from the look before to this one. One that has begun again adds
   * what it had reached, if that can be told, and what it has; one that is new adds all that it
   * has, if its prober was seen without it or has just started. Else nobody knows how old its count
   * is, and it adds nothing yet.
   *
   * @param sight after so long without a scrape a counter is forgotten
   */
  static String of(Selector counter, Range sight) {
    var earlier = SETTLED.plus(Ranges.STEP.length());
    var now = look(counter.toString(), sight, SETTLED);
    var before = look(counter.toString(), sight, earlier);
    var meanwhile = "_over_time(" + back(counter.toString(), Ranges.STEP, SETTLED) + ")";
    return """
      (%1$s - %2$s and min%3$s >= %2$s)
    or
      (clamp_min(max%3$s - %2$s, 0) + %1$s and %1$s < %2$s)
    or
      (%1$s and min%3$s < %2$s)
    or
      (%1$s unless %2$s and on (job, instance) (%4$s or process_start_time_seconds > time() - %5$d))\
    """
        .formatted(now, before, meanwhile, look(SEEN, sight, earlier), sight.length().toSeconds());
  }

  private static String look(String series, Range sight, Duration ago) {
    return "last_over_time(" + back(series, sight, ago) + ")";
  }

  private static String back(String series, Range range, Duration ago) {
    return series + "[" + range + "] offset " + new Range(ago);
  }
}
