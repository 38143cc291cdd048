package dev.nines.store;

import dev.nines.slo.Window;
import java.util.List;
import java.util.Optional;

/**
 * What is kept whole.
 *
 * @implSpec every method throws {@link HistoryException} where the database cannot be read
 */
public interface Documents {

  Optional<Document> find(String kind, String id);

  /** Those of a region that are not closed, in the order of their beginning. */
  List<Document> open(String kind, String region);

  /** Those of all regions that are not closed, in the order of their beginning. */
  List<Document> open(String kind);

  /**
   * Those of all regions that began in a window, the newest first.
   *
   * @param limit at most so many, at least 1
   */
  List<Document> newest(String kind, Window window, int limit);
}
