package dev.nines.journey;

/** An expression that has no value over the names it was given. */
public final class EvaluationException extends Exception {

  private static final long serialVersionUID = 1L;

  public EvaluationException(String message) {
    super(message);
  }
}
