package dev.nines.runner;

import dev.nines.outcome.Cause;

/** The prober itself is at fault, not the target: the run is inconclusive. */
public final class ProberFaultException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Cause cause;

  public ProberFaultException(Cause cause, String message) {
    super(message);
    this.cause = cause;
  }

  /** What kind of fault it is; the word in metrics and records. */
  public Cause fault() {
    return cause;
  }
}
