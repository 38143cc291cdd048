package dev.nines.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.navigation.TraversalOrder;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An expression as it was written, and as CEL reads it.
 *
 * @param tokens the words of {@code text}
 */
record Source(String text, List<Token> tokens, CelText celText) {

  /** Functions that only this package puts into an expression. */
  private static final Set<String> INTERNAL =
      Set.of(Coalescing.LOOKUP, Collecting.BEGIN, Collecting.ADD, Collecting.END);

  /** Reads the words of {@code text}. */
  static Source of(String text) throws ProblemException {
    if (text.length() > Language.LONGEST_SOURCE) {
      throw new ProblemException(
          new ExpressionProblem(
              Language.LONGEST_SOURCE,
              "the expression has "
                  + text.length()
                  + " characters; the limit is "
                  + Language.LONGEST_SOURCE,
              ""));
    }
    var tokens = Lexer.tokens(text);
    if (tokens.size() == 1) {
      throw new ProblemException(
          new ExpressionProblem(0, "the expression is empty; expected a value", ""));
    }
    SyntaxWords.checkBrackets(tokens);
    for (var token : tokens) {
      if (INTERNAL.contains(token.text())) {
        throw new ProblemException(
            NameWords.unknownFunction(token.text(), token.start(), List.of()));
      }
    }
    return new Source(text, tokens, Coalescing.celText(tokens));
  }

  /** Where a piece of the tree stands in {@code text}: a call where its function's name is. */
  int place(CelAbstractSyntaxTree tree, CelExpr expr) {
    int place = celText.origin(tree.getSource().getPositionsMap().getOrDefault(expr.id(), 0));
    int index = indexAt(place);
    return tokens.get(index).is("(") && index > 0 && isName(index - 1)
        ? tokens.get(index - 1).start()
        : place;
  }

  /**
   * How to read the field whose name has hyphens, where one was written as if it were a plain word:
   * {@code headers.content-type} is a subtraction.
   *
   * @param offset of a hyphen, or of a word behind one
   */
  Optional<String> hyphenatedField(int offset) {
    int at = indexAt(offset);
    int first = tokens.get(at).is("-") ? at - 1 : at - 2;
    while (first >= 2 && tokens.get(first - 1).is("-")) {
      first -= 2;
    }
    if (first < 2 || !tokens.get(first - 1).is(".")) {
      return Optional.empty();
    }
    int last = first;
    while (tokens.get(last + 1).is("-")
        && isName(last)
        && isName(last + 2)
        && tokens.get(last + 2).start() == tokens.get(last).end() + 1) {
      last += 2;
    }
    int root = first - 1;
    while (root > 0 && (isName(root - 1) || tokens.get(root - 1).is("."))) {
      root--;
    }
    return last == first
        ? Optional.empty()
        : Optional.of(
            "write `"
                + text.substring(tokens.get(root).start(), tokens.get(first - 1).start())
                + "[\""
                + text.substring(tokens.get(first).start(), tokens.get(last).end())
                + "\"]`");
  }

  /** The outermost piece of the tree that CEL places at {@code position}. */
  static Optional<CelExpr> pieceAt(CelAbstractSyntaxTree tree, int position) {
    var positions = tree.getSource().getPositionsMap();
    return CelNavigableExpr.fromExpr(tree.getExpr())
        .allNodes(TraversalOrder.PRE_ORDER)
        .map(CelNavigableExpr::expr)
        .filter(expr -> positions.getOrDefault(expr.id(), -1) == position)
        .findFirst();
  }

  /** The words of a piece of the tree, with whatever brackets it needs. */
  String words(CelAbstractSyntaxTree tree, CelExpr expr) {
    var places =
        CelNavigableExpr.fromExpr(expr)
            .allNodes()
            .map(CelNavigableExpr::expr)
            .filter(piece -> tree.getSource().getPositionsMap().containsKey(piece.id()))
            .mapToInt(piece -> place(tree, piece))
            .summaryStatistics();
    if (places.getCount() == 0) {
      return text;
    }
    int first = indexAt(places.getMin());
    int last = indexAt(places.getMax());
    if (expr.callOrDefault().function().contains(".") && place(tree, expr) == places.getMin()) {
      while (first > 1 && tokens.get(first - 1).is(".") && isName(first - 2)) {
        first -= 2;
      }
    }
    if (tokens.get(last).is(".") && isName(last + 1)) {
      last++;
    }
    if (isName(last) && tokens.get(last + 1).is("(")) {
      last++;
    }
    int depth = 0;
    for (int i = first; i <= last || depth > 0; i++) {
      depth += tokens.get(i).opens() ? 1 : tokens.get(i).closes() ? -1 : 0;
      last = Math.max(last, i);
    }
    return text.substring(tokens.get(first).start(), tokens.get(last).end());
  }

  /** Whether a comparison stands on either side of the word there. */
  boolean isCompared(int offset) {
    int at = indexAt(offset);
    return (at > 0 && isComparison(tokens.get(at - 1))) || isComparison(tokens.get(at + 1));
  }

  /** Whether the word there begins as {@code sign} does. */
  boolean isWordAt(int offset, String sign) {
    return sign.startsWith(tokens.get(indexAt(offset)).text());
  }

  private static boolean isComparison(Token token) {
    return token.is("==") || token.is("!=");
  }

  private boolean isName(int index) {
    return tokens.get(index).type() == Token.Type.NAME;
  }

  private int indexAt(int offset) {
    int index = 0;
    while (index < tokens.size() - 1 && tokens.get(index).end() <= offset) {
      index++;
    }
    return index;
  }
}
