package dev.nines.expression;

import dev.nines.journey.EvaluationException;
import dev.nines.journey.Expression;
import dev.nines.journey.Scope;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles and evaluates in one go, as a test wants it. */
final class Trial {

  /** Everything that journeys have in scope, and a stored name. */
  static final Vocabulary NAMES =
      Vocabulary.BASE.with(Vocabulary.ANSWER).with(Vocabulary.MESSAGE).with("chat", Kind.ANY);

  private static final ExpressionCompiler SHARED = new ExpressionCompiler();

  private final ExpressionCompiler compiler;

  Trial() {
    this(SHARED);
  }

  Trial(ExpressionCompiler compiler) {
    this.compiler = compiler;
  }

  Expression expression(String source) {
    return switch (compiler.expression(source, NAMES)) {
      case Compilation.Compiled<Expression> compiled -> compiled.value();
      case Compilation.Invalid<Expression> invalid ->
          throw new AssertionError(source + " is refused: " + invalid.problems());
    };
  }

  @Nullable Object value(String source) throws EvaluationException {
    return value(source, Scope.EMPTY);
  }

  @Nullable Object value(String source, Scope scope) throws EvaluationException {
    return expression(source).evaluate(scope);
  }

  /** The value where {@code json} is given. */
  @Nullable Object of(@Nullable Object json, String source) throws EvaluationException {
    return value(source, Scope.EMPTY.with("json", json));
  }

  /** What is said of an expression that has no value. */
  String failure(String source, Scope scope) {
    try {
      var value = value(source, scope);
      throw new AssertionError(source + " has the value " + value);
    } catch (EvaluationException e) {
      return String.valueOf(e.getMessage());
    }
  }

  List<ExpressionProblem> problems(String source) {
    return switch (compiler.expression(source, NAMES)) {
      case Compilation.Compiled<Expression> _ -> throw new AssertionError(source + " is taken");
      case Compilation.Invalid<Expression> invalid -> invalid.problems();
    };
  }

  static Scope scope(Map<String, ? extends @Nullable Object> values) {
    return Scope.EMPTY.with(values);
  }
}
