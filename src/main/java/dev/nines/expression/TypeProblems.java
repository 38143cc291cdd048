package dev.nines.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Puts what CEL's type checker found into plain words. */
final class TypeProblems {

  private static final Pattern NO_OVERLOAD =
      Pattern.compile("found no matching overload for '(.*?)' applied to '(.*?)'( .*)?");
  private static final Pattern NO_FIELDS =
      Pattern.compile("type '(.*)' does not support field selection");
  private static final Pattern NO_RANGE =
      Pattern.compile("expression of type '(.*)' cannot be range of a comprehension.*");

  private final Source source;
  private final CelAbstractSyntaxTree tree;
  private final Map<String, CelFunctionDecl> functions;

  TypeProblems(Source source, CelAbstractSyntaxTree tree, Map<String, CelFunctionDecl> functions) {
    this.source = source;
    this.tree = tree;
    this.functions = functions;
  }

  ExpressionProblem of(CelIssue issue) {
    var piece =
        CelNavigableExpr.fromExpr(tree.getExpr())
            .allNodes()
            .map(CelNavigableExpr::expr)
            .filter(expr -> expr.id() == issue.getExprId())
            .findFirst();
    int offset = piece.map(expr -> source.place(tree, expr)).orElse(0);
    var overload = NO_OVERLOAD.matcher(issue.getMessage());
    if (overload.matches() && piece.isPresent() && isCall(piece.get())) {
      var function = overload.group(1);
      var types = TypeWords.ofAll(overload.group(2));
      return new Misapplication(source, tree, function, types, piece.get())
          .problem(offset, functions.get(function));
    }
    var fields = NO_FIELDS.matcher(issue.getMessage());
    if (fields.matches()) {
      var operand =
          piece
              .filter(expr -> expr.getKind() == CelExpr.ExprKind.Kind.SELECT)
              .map(expr -> "`" + source.words(tree, expr.select().operand()) + "`");
      return new ExpressionProblem(
          offset,
          operand.orElse("this") + " is " + TypeWords.of(fields.group(1)) + ", which has no fields",
          piece.flatMap(this::sizeFix).orElse(""));
    }
    var range = NO_RANGE.matcher(issue.getMessage());
    if (range.matches()) {
      return new ExpressionProblem(
          offset,
          "found " + TypeWords.of(range.group(1)) + "; expected a list or a map to go through",
          "");
    }
    return new ExpressionProblem(
        offset,
        piece
            .map(expr -> "`" + source.words(tree, expr) + "` cannot be understood here")
            .orElse("this cannot be understood"),
        "");
  }

  private Optional<String> sizeFix(CelExpr piece) {
    return Optional.of(piece.selectOrDefault())
        .filter(select -> Set.of("length", "size", "count").contains(select.field()))
        .map(select -> "write `size(" + source.words(tree, select.operand()) + ")`");
  }

  private static boolean isCall(CelExpr expr) {
    return expr.getKind() == CelExpr.ExprKind.Kind.CALL;
  }
}
