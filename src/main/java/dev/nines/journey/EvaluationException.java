package dev.nines.journey;

/** An expression that has no value over the names it was given. */
public final class EvaluationException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String explanation;

  public EvaluationException(String explanation) {
    super(explanation);
    this.explanation = explanation;
  }

  /** The message. */
  public String explanation() {
    return explanation;
  }
}
