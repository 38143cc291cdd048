package dev.nines.store;

/** Everything that is kept, to be read: one database. */
public interface History extends AutoCloseable {

  Account account();

  RunLog runs();

  Declarations declarations();

  Documents documents();

  @Override
  void close();
}
