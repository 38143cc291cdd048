package dev.nines.expression;

/**
 * Something that an expression asked for cannot be had. The message may be shown: it says what kind
 * of value was found and what was expected, and holds no value.
 */
final class FailureException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FailureException(String message) {
    super(message, null, false, false);
  }
}
