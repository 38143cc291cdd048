package dev.nines.expression;

import java.util.List;
import java.util.Set;

/** What came of a source: something that can be evaluated, or every problem found in it. */
public sealed interface Compilation<T> {

  /**
   * Source without problems.
   *
   * @param secrets the names read as {@code secret.NAME}, to be resolved before a run starts
   */
  record Compiled<T>(T value, Set<String> secrets) implements Compilation<T> {
    public Compiled {
      secrets = Set.copyOf(secrets);
    }
  }

  /** Source with at least one problem, in the order of their offsets. */
  record Invalid<T>(List<ExpressionProblem> problems) implements Compilation<T> {
    public Invalid {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("an invalid source has at least one problem");
      }
    }
  }
}
