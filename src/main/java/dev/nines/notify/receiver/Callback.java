package dev.nines.notify.receiver;

/** What a receiver's own system says of an alert that Nines opened there. */
public sealed interface Callback {

  /**
   * Somebody over there looks after it.
   *
   * @param conversation the id of what was told of
   * @param by who, and where
   */
  record TakenUp(String conversation, String by) implements Callback {}

  /** Nothing that Nines goes by; {@code why} in words. */
  record PassedOver(String why) implements Callback {}

  /** What cannot be read. */
  final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableException(String message) {
      super(message);
    }
  }
}
