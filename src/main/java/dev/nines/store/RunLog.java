package dev.nines.store;

import dev.nines.outcome.Run;
import dev.nines.slo.Window;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Single runs with their steps and attempts, as long as details are kept.
 *
 * @implSpec every method throws {@link HistoryException} where the database cannot be read
 */
public interface RunLog {

  /** The run of an id, as far as its verdicts are known. */
  Optional<Run> find(String id);

  /** The newest first. */
  List<Run> runs(Query query);

  /** The newest of each journey of a region, in no order. */
  List<Run> latest(String region);

  /**
   * Which runs.
   *
   * @param window of their scheduled starts
   * @param outcomes the words of outcomes; empty for all
   * @param before the id of a run that only older ones than are asked for, to page on; null for the
   *     newest
   * @param limit at most so many, 1 to 1,000
   */
  record Query(
      Window window,
      @Nullable String journey,
      @Nullable String region,
      Set<String> outcomes,
      @Nullable String before,
      int limit) {
    public Query {
      outcomes = Set.copyOf(outcomes);
      if (limit < 1 || limit > 1_000) {
        throw new IllegalArgumentException("the limit is " + limit + "; expected 1 to 1000");
      }
    }
  }
}
