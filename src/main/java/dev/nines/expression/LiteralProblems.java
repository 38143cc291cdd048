package dev.nines.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.runtime.RuntimeHelpers;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds texts, written out in an expression, that its functions will never take. */
final class LiteralProblems {

  /** What a function expects of a text. */
  private record Demand(
      String function, int argument, Predicate<String> fulfilled, String expected) {}

  private static final String REGEX = "a regular expression (RE2) such as r\"^\\d+$\"";
  private static final List<Demand> DEMANDS =
      List.of(
          new Demand(
              "duration", 0, LiteralProblems::isDuration, "a duration such as 1h30m or 2.5s"),
          new Demand(
              "timestamp", 0, LiteralProblems::isTime, "a time such as 2026-01-31T12:00:00Z"),
          new Demand("matches", 1, LiteralProblems::isRegex, REGEX),
          new Demand("extract", 1, LiteralProblems::isRegex, REGEX),
          new Demand("extractAll", 1, LiteralProblems::isRegex, REGEX),
          new Demand("hash", 0, LiteralProblems::isAlgorithm, Digests.ALGORITHMS),
          new Demand("hashBytes", 0, LiteralProblems::isAlgorithm, Digests.ALGORITHMS),
          new Demand("hmac", 0, LiteralProblems::isAlgorithm, Digests.ALGORITHMS),
          new Demand("hmacBytes", 0, LiteralProblems::isAlgorithm, Digests.ALGORITHMS),
          new Demand("totp", 2, LiteralProblems::isAlgorithm, Digests.ALGORITHMS),
          new Demand("jsonpath", 1, JsonPathQuery::isPath, "JSONPath such as $.items[0].id"),
          new Demand("xpath", 1, XPathQuery::isPath, "XPath 1.0 such as /a/b"),
          new Demand("xpathAll", 1, XPathQuery::isPath, "XPath 1.0 such as /a/b"));

  private final Source source;
  private final CelAbstractSyntaxTree tree;

  LiteralProblems(Source source, CelAbstractSyntaxTree tree) {
    this.source = source;
    this.tree = tree;
  }

  List<ExpressionProblem> all() {
    return CelNavigableExpr.fromExpr(tree.getExpr())
        .allNodes()
        .map(CelNavigableExpr::expr)
        .filter(expr -> expr.getKind() == CelExpr.ExprKind.Kind.CALL)
        .flatMap(this::of)
        .toList();
  }

  private Stream<ExpressionProblem> of(CelExpr expr) {
    var operands = new ArrayList<CelExpr>();
    expr.call()
        .target()
        .filter(target -> !target.identOrDefault().name().equals("regex"))
        .ifPresent(operands::add);
    operands.addAll(expr.call().args());
    return DEMANDS.stream()
        .filter(demand -> demand.function().equals(expr.call().function()))
        .filter(demand -> demand.argument() < operands.size())
        .filter(demand -> isRefused(operands.get(demand.argument()), demand))
        .map(demand -> {
          var literal = operands.get(demand.argument());
          return new ExpressionProblem(
              source.place(tree, literal),
              "found "
                  + source.words(tree, literal)
                  + "; `"
                  + demand.function()
                  + "` expects "
                  + demand.expected(),
              "");
        });
  }

  private static boolean isRefused(CelExpr expr, Demand demand) {
    return expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
        && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE
        && !demand.fulfilled().test(expr.constant().stringValue());
  }

  static boolean isDuration(String text) {
    try {
      return RuntimeHelpers.createJavaDurationFromString(text) != null;
    } catch (RuntimeException _) {
      return false;
    }
  }

  static boolean isTime(String text) {
    try {
      return OffsetDateTime.parse(text) != null;
    } catch (DateTimeException _) {
      return false;
    }
  }

  private static boolean isRegex(String text) {
    try {
      return Pattern.compile(text) != null;
    } catch (PatternSyntaxException _) {
      return false;
    }
  }

  private static boolean isAlgorithm(String text) {
    return Digests.javaName(text).isPresent();
  }
}
