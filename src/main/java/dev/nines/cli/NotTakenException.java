package dev.nines.cli;

/** A prober handed something on, and the other side did not take it. */
final class NotTakenException extends InvalidUseException {

  private static final long serialVersionUID = 1L;

  NotTakenException(String message) {
    super(message);
  }
}
