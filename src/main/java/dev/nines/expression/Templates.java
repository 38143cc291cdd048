package dev.nines.expression;

import dev.nines.journey.Expression;
import dev.nines.journey.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Takes text with <code>${…}</code> apart. */
final class Templates {

  private final String source;
  private final Function<String, Compilation<Expression>> compiler;
  private final List<Template.Part> parts = new ArrayList<>();
  private final List<ExpressionProblem> problems = new ArrayList<>();
  private final Set<String> secrets = new TreeSet<>();
  private final StringBuilder literal = new StringBuilder();

  private Templates(String source, Function<String, Compilation<Expression>> compiler) {
    this.source = source;
    this.compiler = compiler;
  }

  static Compilation<Template> template(
      String source, Function<String, Compilation<Expression>> compiler) {
    return new Templates(source, compiler).read();
  }

  private Compilation<Template> read() {
    int at = 0;
    while (at < source.length()) {
      int dollar = source.indexOf('$', at);
      if (dollar < 0) {
        break;
      }
      literal.append(source, at, dollar);
      if (source.startsWith("$${", dollar)) {
        literal.append("${");
        at = dollar + 3;
      } else if (source.startsWith("${", dollar)) {
        at = embedded(dollar);
      } else {
        literal.append('$');
        at = dollar + 1;
      }
    }
    literal.append(source, at, source.length());
    endLiteral();
    return problems.isEmpty()
        ? new Compilation.Compiled<>(new Template(parts), secrets)
        : new Compilation.Invalid<>(problems);
  }

  /** Reads the expression whose {@code $} is at {@code dollar}; where the text goes on. */
  private int embedded(int dollar) {
    int start = dollar + 2;
    var end = Lexer.endOfEmbedded(source, start);
    if (end.isEmpty()) {
      problems.add(
          new ExpressionProblem(
              dollar, "found `${` without its `}`", "for the characters themselves write `$${`"));
      return source.length();
    }
    endLiteral();
    switch (compiler.apply(source.substring(start, end.get()))) {
      case Compilation.Compiled<Expression>(var expression, var read) -> {
        parts.add(new Template.Embedded(expression));
        secrets.addAll(read);
      }
      case Compilation.Invalid<Expression>(var found) ->
          found.forEach(problem ->
              problems.add(
                  new ExpressionProblem(
                      start + problem.offset(), problem.message(), problem.fix())));
    }
    return end.get() + 1;
  }

  private void endLiteral() {
    if (!literal.isEmpty()) {
      parts.add(new Template.Literal(literal.toString()));
      literal.setLength(0);
    }
  }
}
