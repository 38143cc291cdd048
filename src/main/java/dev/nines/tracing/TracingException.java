package dev.nines.tracing;

/** Traces cannot be sent as they are asked for; the message says what is wrong, without secrets. */
public final class TracingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TracingException(String message) {
    super(message);
  }
}
