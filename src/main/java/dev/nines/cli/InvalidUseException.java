package dev.nines.cli;

/** Something that a command was given is wrong; the message is for whoever gave it. */
class InvalidUseException extends Exception {

  private static final long serialVersionUID = 1L;

  InvalidUseException(String message) {
    super(message);
  }
}
