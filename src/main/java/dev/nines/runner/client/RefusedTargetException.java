package dev.nines.runner.client;

import java.io.IOException;

/**
 * The prober does not go there, as nobody allowed it; the message names the target and the rule.
 */
final class RefusedTargetException extends IOException {

  private static final long serialVersionUID = 1L;

  RefusedTargetException(String message) {
    super(message);
  }
}
