package dev.nines.cli.report;

import dev.nines.outcome.Run;
import java.util.List;

/**
 * What became of the journeys that were asked for.
 *
 * @param runs in the order in which they were played, with the server verdicts known by now
 * @param notRun journeys that were not played at all
 * @param leftAlone how many runs were asked for and go on without anybody who waits for their end
 */
public record Results(List<Run> runs, List<NotRun> notRun, int leftAlone) {

  public Results {
    runs = List.copyOf(runs);
    notRun = List.copyOf(notRun);
  }

  /** Where every run was waited for. */
  public Results(List<Run> runs, List<NotRun> notRun) {
    this(runs, notRun, 0);
  }

  /** Why a journey was not played. */
  public enum Why {
    /** It is not to be played here. */
    ELSEWHERE,
    /** A prober should have played it and could not. */
    FAULT,
    /** What was asked for is wrong. */
    REFUSED
  }

  /** A journey that was not played, and why. */
  public record NotRun(String journey, String message, Why why) {

    /** One that is not to be played here. */
    public NotRun(String journey, String message) {
      this(journey, message, Why.ELSEWHERE);
    }

    /** One that a prober should have played and could not. */
    public static NotRun atFault(String journey, String message) {
      return new NotRun(journey, message, Why.FAULT);
    }

    /** Whether it should have been played, so that nothing is known of the service. */
    public boolean fault() {
      return why != Why.ELSEWHERE;
    }
  }
}
