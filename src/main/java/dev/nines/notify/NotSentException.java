package dev.nines.notify;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A receiver did not take a notice. The message is for an operator and holds no secret. */
public final class NotSentException extends Exception {

  private static final long serialVersionUID = 1;

  private final boolean lasting;
  private final transient @Nullable Duration wait;

  private NotSentException(
      String message, boolean lasting, @Nullable Duration wait, @Nullable Throwable cause) {
    super(message, cause);
    this.lasting = lasting;
    this.wait = wait;
  }

  /**
   * It may be taken later.
   *
   * @param wait for how long the receiver wants to be left alone; null where it did not say
   */
  public static NotSentException later(
      String message, @Nullable Duration wait, @Nullable Throwable cause) {
    return new NotSentException(message, false, wait, cause);
  }

  /** It will not be taken however often it is sent: a wrong key, a channel that is gone. */
  public static NotSentException lasting(String message) {
    return new NotSentException(message, true, null, null);
  }

  /** Whether sending it again is in vain until somebody changes something. */
  public boolean lasting() {
    return lasting;
  }

  /** For how long the receiver wants to be left alone, or null. */
  public @Nullable Duration pause() {
    return wait;
  }
}
