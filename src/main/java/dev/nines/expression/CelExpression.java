package dev.nines.expression;

import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.nines.journey.EvaluationException;
import dev.nines.journey.Expression;
import dev.nines.journey.Scope;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An expression that CEL evaluates. */
final class CelExpression implements Expression {

  private final String text;
  private final Set<String> names;
  private final Set<String> perhaps;
  private final CelRuntime.Program program;
  private final Blame blame;

  /**
   * @param perhaps the names of which none need be in scope
   */
  CelExpression(
      String text,
      Set<String> names,
      Set<String> perhaps,
      CelRuntime.Program program,
      Blame blame) {
    this.text = text;
    this.names = Set.copyOf(names);
    this.perhaps = Set.copyOf(perhaps);
    this.program = program;
    this.blame = blame;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public Set<String> names() {
    return names;
  }

  @Override
  public @Nullable Object evaluate(Scope scope) throws EvaluationException {
    try {
      return CelValues.fromCel(program.trace(name -> value(name, scope), new Budget()));
    } catch (CelEvaluationException e) {
      throw new EvaluationException(blame.words(e, scope, () -> trace(scope)));
    } catch (FailureException | ExhaustedError e) {
      throw new EvaluationException(text + ": " + e.getMessage());
    } catch (StackOverflowError _) {
      throw new EvaluationException(text + ": the values are nested too deeply");
    }
  }

  @Override
  public boolean holds(Scope scope) throws EvaluationException {
    return Blame.truth(text, evaluate(scope));
  }

  private Trace trace(Scope scope) {
    var trace = new Trace();
    try {
      program.trace(name -> value(name, scope), trace);
    } catch (CelEvaluationException | ExhaustedError _) {
      return trace;
    }
    return trace;
  }

  private Optional<Object> value(String name, Scope scope) {
    if (scope.has(name)) {
      return Optional.of(CelValues.toCel(scope.values().get(name)));
    }
    return perhaps.contains(name) ? Optional.of(NullValue.NULL_VALUE) : Optional.empty();
  }

  /** As written; holds no values. */
  @Override
  public String toString() {
    return text;
  }
}
