package dev.nines.expression;

import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import dev.nines.journey.EvaluationException;
import dev.nines.journey.Expression;
import dev.nines.journey.Scope;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A planned CEL program. */
record CompiledExpression(String text, Set<String> names, Program program) implements Expression {

  @Override
  public @Nullable Object evaluate(Scope scope) throws EvaluationException {
    try {
      var value =
          program.eval(name ->
              scope.has(name) ? Optional.of(of(scope.values().get(name))) : Optional.empty());
      return value instanceof NullValue ? null : value;
    } catch (CelEvaluationException e) {
      throw new EvaluationException("`" + text + "` has no value");
    }
  }

  private static Object of(@Nullable Object value) {
    return value == null ? NullValue.NULL_VALUE : value;
  }
}
