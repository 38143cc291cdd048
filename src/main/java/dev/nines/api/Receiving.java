package dev.nines.api;

import dev.nines.alert.Receiver;
import dev.nines.notify.NotSentException;
import dev.nines.notify.Notice;
import dev.nines.notify.ReceiverStatus;
import java.time.Duration;
import java.util.List;

/**
 * The receivers of a prober, as far as they are shown and tried out over HTTP. Safe between
 * threads.
 */
public interface Receiving {

  /** What is measured, as messages name it. */
  String environment();

  /** Whether nobody is told of trouble in this environment. */
  boolean quiet();

  /** All that are declared, in the order of their files. */
  List<ReceiverStatus> all();

  /**
   * Tells a receiver that nothing is wrong, as it would be told of trouble; its secrets are read
   * anew. Blocks until it is known whether it was taken.
   */
  Tried test(String receiver);

  /** What came of it. */
  sealed interface Tried {}

  /** The receiver took it. */
  record Taken(Receiver receiver, Notice notice, Duration duration) implements Tried {}

  /** The receiver is away, or refused it. */
  record NotTaken(NotSentException why) implements Tried {}

  /** The receiver cannot be told as its file says; {@code why} holds no secret. */
  record NotReady(String why) implements Tried {}

  /** No such receiver is declared. */
  record NotDeclared() implements Tried {}
}
