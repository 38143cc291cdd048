package dev.nines.cli;

import dev.nines.cli.report.Results;
import dev.nines.cli.report.Results.NotRun;
import dev.nines.cli.report.Results.Why;
import dev.nines.outcome.Cause;
import dev.nines.outcome.Outcome;
import java.util.ArrayList;
import java.util.Collection;

/** What the command line tells whoever called it. */
public final class ExitStatus {

  /** Every run was good. */
  public static final int GOOD = 0;

  /** At least one run failed. */
  public static final int FAILED = 1;

  /** Journeys that do not load, a usage that is none, a report that cannot be written. */
  public static final int INVALID = 2;

  /** Nothing ran: all was excluded. */
  public static final int NOTHING_RAN = 3;

  /** The prober was at fault. */
  public static final int INCONCLUSIVE = 4;

  /** Ctrl-C, as shells count it. */
  public static final int INTERRUPTED = 130;

  private ExitStatus() {}

  /**
   * The status of these results; what a prober should have played and could not is inconclusive,
   * and what it refused is an invalid use. A failed run outweighs both.
   */
  static int of(Results results) {
    var outcomes = new ArrayList<Outcome>();
    results.runs().forEach(run -> outcomes.add(run.outcome()));
    results.notRun().stream()
        .filter(NotRun::fault)
        .forEach(each -> outcomes.add(new Outcome.Inconclusive(Cause.NETWORK, each.message())));
    int status = of(outcomes);
    boolean refused = results.notRun().stream().anyMatch(each -> each.why() == Why.REFUSED);
    return refused && status != FAILED ? INVALID : status;
  }

  /**
   * The status of these runs together: what failed outweighs what is inconclusive, and that what
   * was good. A run that did not happen is never good.
   */
  public static int of(Collection<Outcome> outcomes) {
    boolean good = false;
    boolean inconclusive = false;
    for (var outcome : outcomes) {
      switch (outcome) {
        case Outcome.Failed _ -> {
          return FAILED;
        }
        case Outcome.Inconclusive _ -> inconclusive = true;
        case Outcome.Passed _, Outcome.Degraded _ -> good = true;
        case Outcome.Excluded _ -> {}
      }
    }
    if (inconclusive) {
      return INCONCLUSIVE;
    }
    return good ? GOOD : NOTHING_RAN;
  }
}
