package dev.nines.notify.receiver;

import dev.nines.notify.NotSentException;
import dev.nines.notify.Notice;

/** How one receiver is told. */
interface Way extends AutoCloseable {

  /**
   * Tells it once, without any retry.
   *
   * @throws NotSentException if it answers that it did not take it
   * @throws RuntimeException if there was no answer
   */
  void tell(Notice notice) throws NotSentException;

  @Override
  default void close() {}
}
