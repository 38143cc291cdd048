package dev.nines.app;

import dev.nines.store.Account;
import dev.nines.store.Declarations;
import dev.nines.store.History;
import dev.nines.store.HistoryException;
import dev.nines.store.RunLog;

/** Where nothing is kept. */
final class NoHistory implements History {

  @Override
  public Account account() {
    throw none();
  }

  @Override
  public RunLog runs() {
    throw none();
  }

  @Override
  public Declarations declarations() {
    throw none();
  }

  private static HistoryException none() {
    return new HistoryException("this prober keeps none");
  }

  @Override
  public void close() {}
}
