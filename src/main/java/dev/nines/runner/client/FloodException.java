package dev.nines.runner.client;

import java.io.IOException;

/** A peer sent more than any honest one does, and nothing of it was of use. */
final class FloodException extends IOException {

  private static final long serialVersionUID = 1L;

  FloodException(long limit) {
    super("sent more than " + limit / (1024 * 1024) + " MiB that gave no answer");
  }
}
