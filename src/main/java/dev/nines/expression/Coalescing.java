package dev.nines.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Puts {@code a ?? b} into CEL, which has no such operator: {@code a.b["c"] ?? d} becomes a look-up
 * of the path {@code ["b", "c"]} in {@code a} whose result is optional, {@code .orValue(d)}. Only
 * words move, so literals and comments stay what they are; every word keeps its place in the
 * source.
 */
final class Coalescing {

  /** The look-up's name; no author may write it. */
  static final String LOOKUP = "__lookup__";

  private static final Set<String> VALUES = Set.of("true", "false", "null", "in");

  private final List<Token> tokens;
  private final CelText.Builder out = new CelText.Builder();
  private final List<ExpressionProblem> problems = new ArrayList<>();
  private int at;
  private int depth;

  private Coalescing(List<Token> tokens) {
    this.tokens = tokens;
  }

  /**
   * The text that CEL reads.
   *
   * @throws ProblemException at the first {@code ??} that has no chain of fields on its left, or
   *     nothing on its right; or if it is nested too deeply
   */
  static CelText celText(List<Token> tokens) throws ProblemException {
    var coalescing = new Coalescing(tokens);
    while (coalescing.peek().type() != Token.Type.END) {
      coalescing.operand();
      if (coalescing.peek().type() != Token.Type.END) {
        coalescing.copy();
      }
    }
    if (!coalescing.problems.isEmpty()) {
      throw new ProblemException(coalescing.problems.getFirst());
    }
    return coalescing.out.build(coalescing.peek().start());
  }

  /** Everything up to a comma, a colon or a bracket that does not belong to it. */
  private void operand() throws ProblemException {
    if (++depth > Language.DEEPEST) {
      throw new ProblemException(SyntaxWords.TOO_DEEP);
    }
    int conditions = 0;
    for (var token = peek(); !endsOperand(token, conditions); token = peek()) {
      if (token.is("?") && !previous().is(".") && !previous().is("[")) {
        conditions++;
        copy();
      } else if (token.is(":")) {
        conditions--;
        copy();
      } else if (token.is("??")) {
        problems.add(noChain(token));
        copy();
      } else if (token.opens()) {
        bracket();
      } else if (beginsChain(token) && tokens.get(endOfChain()).is("??")) {
        coalesce(endOfChain());
      } else {
        copy();
      }
    }
    depth--;
  }

  private static boolean endsOperand(Token token, int conditions) {
    return token.type() == Token.Type.END
        || token.closes()
        || token.is(",")
        || (token.is(":") && conditions == 0);
  }

  private void bracket() throws ProblemException {
    var closer = peek().closer();
    copy();
    operand();
    while (peek().is(",") || peek().is(":")) {
      copy();
      operand();
    }
    if (peek().is(closer)) {
      copy();
    }
  }

  private boolean beginsChain(Token token) {
    return token.type() == Token.Type.NAME && !previous().is(".") && !VALUES.contains(token.text());
  }

  /** Index of the first token behind the chain of fields that begins here. */
  private int endOfChain() {
    int end = at + 1;
    while (true) {
      if (tokens.get(end).is(".") && tokens.get(end + 1).type() == Token.Type.NAME) {
        end += 2;
      } else if (tokens.get(end).is("[")) {
        int closer = closerOf(end);
        if (closer < 0) {
          return end;
        }
        end = closer + 1;
      } else {
        return end;
      }
    }
  }

  private int closerOf(int opener) {
    int depth = 0;
    for (int i = opener; i < tokens.size(); i++) {
      depth += tokens.get(i).opens() ? 1 : tokens.get(i).closes() ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private void coalesce(int operator) throws ProblemException {
    int start = peek().start();
    out.insert(" " + LOOKUP + "(", start);
    copy();
    out.insert(",[", start);
    var separator = "";
    while (at < operator) {
      out.insert(separator, peek().start());
      separator = ",";
      if (peek().is(".")) {
        at++;
        out.insert('"' + peek().text() + '"', peek().start());
        at++;
      } else {
        at++;
        operand();
        if (!peek().is("]")) {
          problems.add(
              new ExpressionProblem(
                  peek().start(), "found " + peek().words() + "; expected `]`", ""));
          at = operator - 1;
        }
        at++;
      }
    }
    out.insert("]).orValue(", peek().start());
    var sign = peek();
    at++;
    if (endsOperand(peek(), 0)) {
      problems.add(
          new ExpressionProblem(
              sign.start(),
              "nothing follows `??`; expected the value for when the left side is missing",
              ""));
    }
    operand();
    out.insert(")", sign.start());
  }

  private ExpressionProblem noChain(Token operator) {
    return new ExpressionProblem(
        operator.start(),
        "the left side of `??` ends with "
            + (at == 0 ? "nothing" : previous().words())
            + "; expected a chain of fields such as `env.CHAT_URL` or `json.user.name`",
        "");
  }

  private Token peek() {
    return tokens.get(at);
  }

  private Token previous() {
    return at == 0 ? new Token(Token.Type.END, "", 0) : tokens.get(at - 1);
  }

  private void copy() {
    var token = peek();
    if (at > 0 && previous().end() < token.start()) {
      out.insert(" ", previous().end());
    }
    out.copy(token);
    at++;
  }
}
