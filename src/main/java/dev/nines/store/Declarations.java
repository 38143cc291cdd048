package dev.nines.store;

import java.util.List;

/**
 * What was last declared in each region.
 *
 * @implSpec every method throws {@link HistoryException} where the database cannot be read
 */
public interface Declarations {

  /** The latest of each region, by region. */
  List<Declaration> latest();
}
