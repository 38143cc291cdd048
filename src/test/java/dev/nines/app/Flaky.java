package dev.nines.app;

import dev.nines.store.Account;
import dev.nines.store.Declarations;
import dev.nines.store.Documents;
import dev.nines.store.History;
import dev.nines.store.HistoryException;
import dev.nines.store.RunLog;
import java.util.concurrent.atomic.AtomicBoolean;

/** A history that cannot be read while it is away. */
record Flaky(History whole, AtomicBoolean away) implements History {

  private History there() {
    if (away.get()) {
      throw new HistoryException("the database is away");
    }
    return whole;
  }

  @Override
  public Account account() {
    return there().account();
  }

  @Override
  public RunLog runs() {
    return there().runs();
  }

  @Override
  public Declarations declarations() {
    return there().declarations();
  }

  @Override
  public Documents documents() {
    return there().documents();
  }

  @Override
  public void close() {}
}
