package dev.nines.expression;

/**
 * An evaluation has cost what it may. An error and no exception, because CEL takes exceptions for
 * values that {@code ||} and {@code all} may yet overrule, and would go on. The message may be
 * shown.
 */
final class ExhaustedError extends Error {

  private static final long serialVersionUID = 1L;

  ExhaustedError(String message) {
    super(message, null, false, false);
  }
}
