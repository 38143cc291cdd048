package dev.nines.cli.report;

import dev.nines.outcome.Run;
import java.util.List;

/**
 * What became of the journeys that were asked for.
 *
 * @param runs in the order in which they were played, with the server verdicts known by now
 * @param notRun journeys that were not played at all
 */
public record Results(List<Run> runs, List<NotRun> notRun) {

  public Results {
    runs = List.copyOf(runs);
    notRun = List.copyOf(notRun);
  }

  /**
   * A journey that was not played, and why.
   *
   * @param fault whether a prober is to blame, so that nothing is known of the service
   */
  public record NotRun(String journey, String message, boolean fault) {

    /** One that is not to be played here. */
    public NotRun(String journey, String message) {
      this(journey, message, false);
    }

    /** One that a prober should have played and could not. */
    public static NotRun atFault(String journey, String message) {
      return new NotRun(journey, message, true);
    }
  }
}
