package dev.nines.expression;

/** Ends the reading of an expression that has a problem which hides everything behind it. */
final class ProblemException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient ExpressionProblem problem;

  ProblemException(ExpressionProblem problem) {
    super(problem.message(), null, false, false);
    this.problem = problem;
  }

  ExpressionProblem problem() {
    return problem;
  }
}
