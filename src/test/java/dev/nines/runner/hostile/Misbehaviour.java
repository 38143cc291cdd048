package dev.nines.runner.hostile;

import java.io.IOException;

/** What a hostile server does with one connection. */
@FunctionalInterface
public interface Misbehaviour {

  /** Returning leaves the connection open, for its client to close. */
  void on(Conversation conversation) throws IOException, InterruptedException;
}
