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

  /** A journey that was not played, and why. */
  public record NotRun(String journey, String message) {}
}
