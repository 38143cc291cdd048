package dev.nines.store;

import dev.nines.outcome.Run;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The runs of a region in the order in which they got into the history, whoever played them; each
 * once, as it was when it had ended.
 *
 * @implSpec every method throws {@link HistoryException} where the database cannot be read
 */
public interface RunFeed {

  /**
   * A run and its place in the order.
   *
   * @param place more than 0, and more than that of all before
   * @param run null where it is in a form that this Nines does not know, such as that of a newer
   *     one
   */
  record Fed(long place, @Nullable Run run) {}

  /** The place of the last one; 0 where there is none. */
  long last(String region);

  /** Those behind a place, the first of them first, at most {@code limit}. */
  List<Fed> after(String region, long place, int limit);
}
