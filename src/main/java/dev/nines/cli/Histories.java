package dev.nines.cli;

import dev.nines.store.History;

/** Opens histories to read them; only the commands that read some ask for it. */
@FunctionalInterface
public interface Histories {

  /**
   * A history, to be read only: nothing is created, changed or brought up to date.
   *
   * @throws dev.nines.store.HistoryException if there is none, or it cannot be read
   */
  History open(HistoryPlace place);
}
