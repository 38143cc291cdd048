package dev.nines.yaml;

import dev.nines.expression.Compilation;
import dev.nines.expression.Compilation.Compiled;
import dev.nines.expression.Compilation.Invalid;
import dev.nines.expression.ExpressionCompiler;
import dev.nines.expression.ExpressionProblem;
import dev.nines.journey.Expression;
import dev.nines.journey.Nearest;
import dev.nines.journey.Template;
import dev.nines.journey.Template.Embedded;
import dev.nines.yaml.shape.Named;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the expressions and templates of one file. What cannot be compiled, or reads a name that
 * has no value yet, is a problem at its own character; the result is then null.
 */
final class Texts {

  private final ExpressionCompiler compiler;
  private final Problems problems;
  private final Set<String> secrets = new TreeSet<>();

  Texts(ExpressionCompiler compiler, Problems problems) {
    this.compiler = compiler;
    this.problems = problems;
  }

  /** The secrets that everything compiled so far reads. */
  Set<String> secrets() {
    return Set.copyOf(secrets);
  }

  /** An expression of any type. */
  @Nullable Expression expression(Scalar scalar, Reach reach) {
    return checked(scalar, compiler.expression(scalar.text(), reach.vocabulary()), reach);
  }

  /** An expression that is true or false. */
  @Nullable Expression condition(Scalar scalar, Reach reach) {
    return checked(scalar, compiler.condition(scalar.text(), reach.vocabulary()), reach);
  }

  /** Those of the conditions that could be compiled. */
  List<Expression> conditions(List<Scalar> scalars, Reach reach) {
    return scalars.stream()
        .map(scalar -> condition(scalar, reach))
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .toList();
  }

  /** Text with expressions in it. */
  @Nullable Template template(Scalar scalar, Reach reach) {
    var template = take(scalar, compiler.template(scalar.text(), reach.vocabulary()));
    if (template == null) {
      return null;
    }
    int from = 0;
    boolean fine = true;
    for (var part : template.parts()) {
      if (part instanceof Embedded(var expression)) {
        int at = Math.max(from, scalar.text().indexOf(expression.text(), from));
        fine &= inReach(scalar, at, expression, reach);
        from = at + expression.text().length();
      }
    }
    return fine ? template : null;
  }

  /** Those of the texts that could be compiled. */
  List<Template> all(@Nullable List<Scalar> scalars, Reach reach) {
    return (scalars == null ? List.<Scalar>of() : scalars)
        .stream()
            .map(scalar -> template(scalar, reach))
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .toList();
  }

  /** Those of the named texts that could be compiled. */
  Map<String, Template> templates(@Nullable List<Named<Scalar>> named, Reach reach) {
    Map<String, Template> templates = new LinkedHashMap<>();
    for (var each : named == null ? List.<Named<Scalar>>of() : named) {
      var template = each.value() == null ? null : template(each.value(), reach);
      if (template != null) {
        templates.put(each.name(), template);
      }
    }
    return templates;
  }

  private @Nullable Expression checked(
      Scalar scalar, Compilation<Expression> compilation, Reach reach) {
    var expression = take(scalar, compilation);
    return expression != null && inReach(scalar, 0, expression, reach) ? expression : null;
  }

  private <T> @Nullable T take(Scalar scalar, Compilation<T> compilation) {
    return switch (compilation) {
      case Compiled<T>(var value, var read) -> {
        secrets.addAll(read);
        yield value;
      }
      case Invalid<T>(var found) -> {
        var hint = ScalarHint.of(scalar);
        found.forEach(problem -> add(scalar, problem, hint));
        yield null;
      }
    };
  }

  private void add(Scalar scalar, ExpressionProblem problem, @Nullable String hint) {
    problems.add(
        scalar.at(problem.offset()),
        problem.message(),
        hint != null ? hint : problem.fix().isEmpty() ? null : problem.fix());
  }

  /** Whether everything that the expression reads has a value; {@code start} is where it begins. */
  private boolean inReach(Scalar scalar, int start, Expression expression, Reach reach) {
    int before = problems.count();
    for (var name : expression.names()) {
      var storedBy = reach.later().get(name);
      if (storedBy != null) {
        int at = References.firstUse(expression.text(), name);
        problems.add(scalar.at(start + at), reach.objection(name, storedBy), null);
      }
    }
    if (expression.names().contains("vars")) {
      References.fields(expression.text(), "vars")
          .forEach((at, name) -> knownVar(scalar, start + at, name, reach));
    }
    return problems.count() == before;
  }

  private void knownVar(Scalar scalar, int at, String name, Reach reach) {
    if (!reach.vars().contains(name)) {
      var near = Nearest.to(name, reach.vars());
      problems.add(
          scalar.at(at),
          reach.vars().isEmpty()
              ? "found vars." + name + ", but no variable is given above"
              : "there is no variable \"%s\"; expected one of %s"
                  .formatted(name, String.join(", ", new TreeSet<>(reach.vars()))),
          near == null ? "give it under vars" : "did you mean vars." + near + "?");
    }
  }
}
