package dev.nines.app;

import dev.nines.outcome.Outcome;
import dev.nines.outcome.Outcome.Degraded;
import dev.nines.outcome.Outcome.Excluded;
import dev.nines.outcome.Outcome.Failed;
import dev.nines.outcome.Outcome.Inconclusive;
import dev.nines.outcome.Outcome.Passed;
import dev.nines.outcome.RunEvent;
import dev.nines.outcome.RunEvent.RunEnded;
import dev.nines.outcome.RunEvent.RunStarted;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Names the run in every line that is logged within it, and each run's end in a line for those who
 * ask for it. Called on the thread of the run; those that it starts inherit what is named.
 */
final class RunLog {

  private static final Logger LOG = Logger.getLogger("nines.runs");

  private static final String JOURNEY = "journey";
  private static final String RUN = "run";

  /** The same as the run, by the name under which tools that link logs with traces look for it. */
  private static final String TRACE = "trace_id";

  void on(RunEvent event) {
    if (event instanceof RunStarted started) {
      // The thread is the run's own and ends with it.
      name(started);
    } else if (event instanceof RunEnded(var run) && LOG.isDebugEnabled()) {
      // One that is not played ends without a start, on a thread that goes on.
      boolean unnamed = MDC.get(RUN) == null;
      if (unnamed) {
        name(event);
      }
      LOG.debugf("%s: %s in %d ms", run.journey(), words(run.outcome()), millis(run.duration()));
      if (unnamed) {
        List.of(JOURNEY, RUN, TRACE).forEach(MDC::remove);
      }
    }
  }

  private static void name(RunEvent event) {
    MDC.put(JOURNEY, event.journey());
    MDC.put(RUN, event.runId());
    MDC.put(TRACE, event.runId());
  }

  private static long millis(Duration duration) {
    return duration.toMillis();
  }

  private static String words(Outcome outcome) {
    return switch (outcome) {
      case Passed _ -> outcome.word();
      case Degraded(var message) -> outcome.word() + ", " + message;
      case Failed failed -> outcome.word() + ", " + failed.message();
      case Excluded(var message) -> outcome.word() + ", " + message;
      case Inconclusive inconclusive -> outcome.word() + ", " + inconclusive.message();
    };
  }
}
