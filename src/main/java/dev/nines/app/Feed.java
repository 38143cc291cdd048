package dev.nines.app;

import dev.nines.outcome.Run;
import dev.nines.store.HistoryException;
import dev.nines.store.RunFeed;
import dev.nines.store.RunFeed.Fed;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * What all replicas play, for the one that judges: read from the history, each run once and in
 * order. Safe between threads.
 */
final class Feed {

  private static final Logger LOG = Logger.getLogger("nines.replicas");

  private static final int PAGE = 500;

  private final RunFeed runs;
  private final String region;
  private final Consumer<Run> judge;
  private final InstantSource clock;

  /** Read by the lease, which must not wait for runs that are judged. */
  private volatile long place = -1;

  private boolean away;

  /**
   * @param judge takes each run
   */
  Feed(RunFeed runs, String region, Consumer<Run> judge, InstantSource clock) {
    this.runs = runs;
    this.region = region;
    this.judge = judge;
    this.clock = clock;
  }

  /** Up to which place runs were judged; -1 where it was not begun. */
  long place() {
    return place;
  }

  /**
   * Goes on where another judged last; blocks.
   *
   * @param judged its place; -1 where nobody judged before, and so nothing of what was is new
   * @throws HistoryException if the history cannot be read
   */
  synchronized void from(long judged) {
    place = judged < 0 ? runs.last(region) : judged;
  }

  /**
   * Has judged what there is by now; blocks.
   *
   * @param leads whether it is still this prober that judges: what it is not is left to the next
   */
  synchronized void poll(BooleanSupplier leads) {
    try {
      var page = runs.after(region, place, PAGE);
      while (!page.isEmpty()) {
        for (var fed : page) {
          if (!leads.getAsBoolean()) {
            return;
          }
          judge(fed);
          place = fed.place();
        }
        page = runs.after(region, place, PAGE);
      }
      away = false;
    } catch (HistoryException e) {
      if (!away) {
        LOG.warnf("what the replicas play is not judged for now: %s", e.getMessage());
      }
      away = true;
    }
  }

  private void judge(Fed fed) {
    var run = fed.run();
    if (run == null) {
      LOG.errorf("run %d is not judged: a newer Nines wrote it, or it is damaged", fed.place());
    } else if (!old(run)) {
      judge(run);
    }
  }

  /** Nobody judged while it was new, so it is no news; the account has it all the same. */
  private boolean old(Run run) {
    var end = run.started().plus(run.duration());
    return end.isBefore(clock.instant().minus(Takeover.LONGEST));
  }

  private void judge(Run run) {
    try {
      judge.accept(run);
    } catch (HistoryException e) {
      throw e;
    } catch (RuntimeException e) {
      // It would fail each time, and nothing behind it would ever be judged.
      LOG.errorf(e, "run %s of journey %s is not judged", run.id(), run.journey());
    }
  }
}
