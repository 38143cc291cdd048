package dev.nines.cli;

/** A prober does not do what it was asked for, and will not when it is asked again. */
final class RefusedException extends InvalidUseException {

  private static final long serialVersionUID = 1L;

  RefusedException(String message) {
    super(message);
  }
}
