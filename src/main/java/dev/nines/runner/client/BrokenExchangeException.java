package dev.nines.runner.client;

import dev.nines.runner.Exchange.Broken;
import org.jspecify.annotations.Nullable;

/** An exchange that gave no answer; says what was observed, in the product's words. */
public final class BrokenExchangeException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Broken broken;

  BrokenExchangeException(Broken broken, @Nullable Throwable cause) {
    super(broken.message(), cause);
    this.broken = broken;
  }

  public Broken broken() {
    return broken;
  }
}
