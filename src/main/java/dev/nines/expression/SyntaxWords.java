package dev.nines.expression;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says what is wrong with an expression that cannot be read. */
final class SyntaxWords {

  private static final Map<String, String> OTHER_LANGUAGES =
      Map.of(
          "and", "`&&` is `and`",
          "AND", "`&&` is `and`",
          "or", "`||` is `or`",
          "OR", "`||` is `or`",
          "not", "`!` is `not`",
          "is", "`==` compares",
          "eq", "`==` compares",
          "like", "`matches(\"…\")` is for patterns");
  private static final Set<String> RESERVED =
      Set.of(
          "as",
          "break",
          "const",
          "continue",
          "else",
          "for",
          "function",
          "if",
          "import",
          "let",
          "loop",
          "package",
          "namespace",
          "return",
          "var",
          "void",
          "while");

  static final ExpressionProblem TOO_DEEP =
      new ExpressionProblem(
          0, "the expression is nested too deeply", "store a part of it under a name first");

  private SyntaxWords() {}

  /** Whether an expression can read a name of this spelling. */
  static boolean isReserved(String name) {
    return RESERVED.contains(name) || Set.of("true", "false", "null", "in").contains(name);
  }

  /** No word begins at {@code at}. */
  static ExpressionProblem noWord(String source, int at) {
    String found = source.substring(at, source.offsetByCodePoints(at, 1));
    return switch (found) {
      case "=" -> new ExpressionProblem(at, "found `=`, which means nothing here", "`==` compares");
      case "&" -> new ExpressionProblem(at, "found `&`, which means nothing here", "`&&` is `and`");
      case "|" -> new ExpressionProblem(at, "found `|`, which means nothing here", "`||` is `or`");
      case "$" ->
          new ExpressionProblem(
              at,
              "found `$` inside an expression",
              "names are written without `${…}` here: `run.id`");
      case "“", "”", "‘", "’", "„", "«", "»" ->
          new ExpressionProblem(
              at, "found the typographic quote " + found, "write \" or ' around a text");
      case "#" ->
          new ExpressionProblem(at, "found `#`, which means nothing here", "`//` begins a comment");
      default -> new ExpressionProblem(at, "found `" + found + "`, which means nothing here", "");
    };
  }

  /** Sees to it that every bracket has its partner. */
  static void checkBrackets(List<Token> tokens) throws ProblemException {
    var open = new ArrayDeque<Token>();
    for (var token : tokens) {
      if (token.opens()) {
        open.push(token);
      } else if (token.closes()) {
        if (open.isEmpty()) {
          throw new ProblemException(
              new ExpressionProblem(
                  token.start(), "found " + token.words() + " without its partner", "remove it"));
        }
        var opener = open.pop();
        if (!opener.closer().equals(token.text())) {
          throw new ProblemException(
              new ExpressionProblem(
                  token.start(),
                  "found "
                      + token.words()
                      + "; expected `"
                      + opener.closer()
                      + "` for the "
                      + opener.words()
                      + " before it",
                  ""));
        }
      }
    }
    if (!open.isEmpty()) {
      var opener = open.peek();
      throw new ProblemException(
          new ExpressionProblem(
              opener.start(),
              "found " + opener.words() + " without its `" + opener.closer() + "`",
              "close it with `" + opener.closer() + "`"));
    }
  }

  /**
   * CEL could not read on at {@code offset}.
   *
   * @param reason CEL's, from which only the kind is taken
   */
  static ExpressionProblem unreadable(List<Token> tokens, int offset, String reason) {
    if (reason.contains("recursion limit") || reason.contains("exceeds limit")) {
      return TOO_DEEP;
    }
    if (reason.contains("has() macro")) {
      return new ExpressionProblem(
          offset, "`has(…)` asks for a field; expected `has(json.field)`", "");
    }
    if (reason.contains("must be a simple name") || reason.contains("simple identifier")) {
      return new ExpressionProblem(
          offset, "expected a plain name for what is gone through, such as `x`", "");
    }
    if (reason.contains("argument")) {
      return new ExpressionProblem(offset, "expected numbers, or one list of numbers", "");
    }
    int index = 0;
    while (index < tokens.size() - 1 && tokens.get(index).end() <= offset) {
      index++;
    }
    var found = tokens.get(index);
    var before = index == 0 ? null : tokens.get(index - 1);
    if (before != null && before.is(".") && found.type() != Token.Type.NAME) {
      return new ExpressionProblem(
          found.start(),
          "found " + found.words() + " after `.`; expected the name of a field",
          "for a field whose name is no plain word write `[\"…\"]`");
    }
    if (before != null && before.endsValue()) {
      return afterValue(found, before);
    }
    if (found.type() == Token.Type.QUOTED) {
      return new ExpressionProblem(
          found.start(),
          "the text " + found.words() + " has a backslash that means nothing there",
          "write \\\\ for a backslash, or r in front of the text: r" + found.text());
    }
    if (found.type() == Token.Type.NUMBER) {
      return new ExpressionProblem(
          found.start(), "the number " + found.words() + " is too large to be counted with", "");
    }
    if (found.type() == Token.Type.NAME && RESERVED.contains(found.text())) {
      return new ExpressionProblem(
          found.start(), found.words() + " is a reserved word, not a name", "");
    }
    return new ExpressionProblem(
        found.start(),
        before == null
            ? "found " + found.words() + "; expected a value"
            : "found " + found.words() + " after " + before.words() + "; expected a value",
        "");
  }

  private static ExpressionProblem afterValue(Token found, Token before) {
    var fix = OTHER_LANGUAGES.get(found.text());
    if (fix == null) {
      fix = OTHER_LANGUAGES.getOrDefault(before.text(), "");
      if (before.text().equals("not") && before.type() == Token.Type.NAME) {
        return new ExpressionProblem(before.start(), "found `not`; expected a value", fix);
      }
    }
    return new ExpressionProblem(
        found.start(),
        "found "
            + found.words()
            + " after "
            + before.words()
            + "; expected an operator such as `==` or `&&`, or the end",
        fix);
  }
}
