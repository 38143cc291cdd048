package dev.nines.app;

import dev.nines.outcome.Run;
import dev.nines.store.HistoryException;
import dev.nines.store.RunFeed;
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
  private long place = -1;
  private boolean away;

  /**
   * @param judge takes each run
   */
  Feed(RunFeed runs, String region, Consumer<Run> judge) {
    this.runs = runs;
    this.region = region;
    this.judge = judge;
  }

  /** Up to which place runs were judged; -1 where it was not begun. */
  synchronized long place() {
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

  /** Has judged what there is by now; blocks. */
  synchronized void poll() {
    try {
      var page = runs.after(region, place, PAGE);
      while (!page.isEmpty()) {
        for (var fed : page) {
          judge.accept(fed.run());
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
}
