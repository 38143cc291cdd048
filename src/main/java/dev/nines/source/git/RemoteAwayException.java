package dev.nines.source.git;

import java.io.IOException;

/** The remote did not give what it was asked for; the message says what came instead. */
public final class RemoteAwayException extends IOException {

  private static final long serialVersionUID = 1;

  /** With what came instead, in words that hold no secret. */
  public RemoteAwayException(String message) {
    super(message);
  }
}
