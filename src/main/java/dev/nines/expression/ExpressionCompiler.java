package dev.nines.expression;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelOptions;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import dev.cel.runtime.CelEvaluationException;
import dev.nines.journey.Expression;
import dev.nines.journey.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Text to {@link Expression} and {@link Template}. */
public final class ExpressionCompiler {

  private static final CelOptions OPTIONS =
      CelOptions.current().enableHeterogeneousNumericComparisons(true).build();

  /** An expression of any type. */
  public Compilation<Expression> expression(String source, Vocabulary vocabulary) {
    return compile(source, vocabulary, false);
  }

  /** An expression that is true or false, as far as its type is known. */
  public Compilation<Expression> condition(String source, Vocabulary vocabulary) {
    return compile(source, vocabulary, true);
  }

  /**
   * Text with expressions in <code>${…}</code>; <code>$${</code> stands for a literal <code>${
   * </code>.
   */
  public Compilation<Template> template(String source, Vocabulary vocabulary) {
    var parts = new ArrayList<Template.Part>();
    var secrets = new TreeSet<String>();
    var literal = new StringBuilder();
    int at = 0;
    while (at < source.length()) {
      if (source.startsWith("$${", at)) {
        literal.append("${");
        at += 3;
      } else if (source.startsWith("${", at)) {
        int end = source.indexOf('}', at);
        if (end < 0) {
          return new Compilation.Invalid<>(
              List.of(new ExpressionProblem(at, "found `${` without its `}`", "")));
        }
        if (!literal.isEmpty()) {
          parts.add(new Template.Literal(literal.toString()));
          literal.setLength(0);
        }
        switch (expression(source.substring(at + 2, end), vocabulary)) {
          case Compilation.Compiled<Expression>(var value, var read) -> {
            parts.add(new Template.Embedded(value));
            secrets.addAll(read);
          }
          case Compilation.Invalid<Expression>(var problems) -> {
            int start = at + 2;
            return new Compilation.Invalid<>(
                problems.stream()
                    .map(p -> new ExpressionProblem(start + p.offset(), p.message(), p.fix()))
                    .toList());
          }
        }
        at = end + 1;
      } else {
        literal.append(source.charAt(at++));
      }
    }
    if (!literal.isEmpty()) {
      parts.add(new Template.Literal(literal.toString()));
    }
    return new Compilation.Compiled<>(new Template(parts), secrets);
  }

  private static Compilation<Expression> compile(
      String source, Vocabulary vocabulary, boolean truth) {
    Cel cel = cel(vocabulary);
    var result = cel.compile(source);
    if (result.hasError()) {
      return new Compilation.Invalid<>(
          result.getErrors().stream()
              .map(issue ->
                  new ExpressionProblem(
                      Math.clamp(issue.getSourceLocation().getColumn(), 0, source.length()),
                      issue.getMessage(),
                      ""))
              .toList());
    }
    try {
      var ast = result.getAst();
      if (truth
          && !ast.getResultType().equals(SimpleType.BOOL)
          && !ast.getResultType().equals(SimpleType.DYN)) {
        return new Compilation.Invalid<>(
            List.of(
                new ExpressionProblem(
                    0, "is a " + ast.getResultType().name() + "; expected true or false", "")));
      }
      var program = cel.createProgram(ast);
      Set<String> names =
          CelNavigableAst.fromAst(ast)
              .getRoot()
              .allNodes()
              .filter(node -> node.getKind() == CelExpr.ExprKind.Kind.IDENT)
              .map(node -> node.expr().ident().name())
              .filter(vocabulary.names()::containsKey)
              .collect(Collectors.toUnmodifiableSet());
      Set<String> secrets =
          CelNavigableAst.fromAst(ast)
              .getRoot()
              .allNodes()
              .filter(node -> node.getKind() == CelExpr.ExprKind.Kind.SELECT)
              .map(node -> node.expr().select())
              .filter(select -> select.operand().identOrDefault().name().equals("secret"))
              .map(CelExpr.CelSelect::field)
              .collect(Collectors.toUnmodifiableSet());
      return new Compilation.Compiled<>(new CompiledExpression(source, names, program), secrets);
    } catch (dev.cel.common.CelValidationException | CelEvaluationException e) {
      return new Compilation.Invalid<>(
          List.of(new ExpressionProblem(0, String.valueOf(e.getMessage()), "")));
    }
  }

  private static Cel cel(Vocabulary vocabulary) {
    var builder =
        CelFactory.plannerCelBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(dev.cel.parser.CelStandardMacro.STANDARD_MACROS)
            .addCompilerLibraries(CelExtensions.strings(), CelExtensions.optional())
            .addRuntimeLibraries(CelExtensions.strings(), CelExtensions.optional());
    vocabulary.names().forEach((name, kind) -> builder.addVar(name, kind.type()));
    return builder.build();
  }
}
