package dev.nines.notify;

import dev.nines.alert.Receiver;

/** Sends a notice to one receiver. */
@FunctionalInterface
public interface Sender {

  /**
   * Blocks until the receiver has taken it.
   *
   * @throws NotSentException if it did not
   */
  void send(Receiver receiver, Notice notice) throws NotSentException;

  /** Told of each change of what is declared: what is held for others can be given up. */
  default void declared(Directory directory) {}
}
