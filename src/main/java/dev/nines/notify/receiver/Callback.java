package dev.nines.notify.receiver;

import org.jspecify.annotations.Nullable;

/** What a receiver's own system says of an alert that Nines opened there. */
public sealed interface Callback {

  /**
   * Somebody over there looks after it.
   *
   * @param conversation the id of what was told of
   * @param by who, and where
   */
  record TakenUp(String conversation, String by) implements Callback {}

  /**
   * Nobody over there looks after it any more.
   *
   * @param conversation the id of what was told of
   * @param by who took it back, and where; null where the acknowledgement ran out by itself
   * @param where whose acknowledgements can run out there
   */
  record HandedBack(String conversation, @Nullable String by, String where) implements Callback {

    /**
     * Whether it takes back an acknowledgement; what runs out over there says nothing of others.
     */
    public boolean concerns(String acknowledgedBy) {
      return by != null || acknowledgedBy.endsWith("(" + where + ")");
    }
  }

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
