package dev.nines.expression;

import dev.cel.common.CelErrorCode;
import dev.cel.common.exceptions.CelRuntimeException;

/**
 * Takes a {@link FailureException} through CEL, which writes the arguments of a function into any
 * exception that it does not know.
 */
final class RefusalException extends CelRuntimeException {

  private static final long serialVersionUID = 1L;

  RefusalException(FailureException cause) {
    super(cause, CelErrorCode.INVALID_ARGUMENT);
  }
}
