package dev.nines.practice;

/** Faults that cannot be switched on, with a message that says what was found and expected. */
public final class InvalidFaults extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  InvalidFaults(String message) {
    super(message);
  }
}
