package dev.nines.expression;

import dev.nines.journey.EvaluationException;
import dev.nines.journey.Expression;
import dev.nines.journey.Scope;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An expression that only follows fields, as most of them do: it needs no CEL, and does not pay for
 * it.
 */
record ChainExpression(String text, Chain chain) implements Expression {

  @Override
  public Set<String> names() {
    return Set.of(chain.root());
  }

  @Override
  public boolean holds(Scope scope) throws EvaluationException {
    return Blame.truth(text, evaluate(scope));
  }

  @Override
  public @Nullable Object evaluate(Scope scope) throws EvaluationException {
    return switch (Walk.along(chain, scope)) {
      case Walk.Found(var value) -> {
        try {
          yield CelValues.fromCel(value);
        } catch (FailureException e) {
          throw new EvaluationException(text + ": " + e.getMessage());
        }
      }
      case Walk.Missing missing -> throw new EvaluationException(Blame.missing(chain, missing));
    };
  }
}
