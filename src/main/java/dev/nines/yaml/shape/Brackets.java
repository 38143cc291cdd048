package dev.nines.yaml.shape;

/** What goes wrong inside of brackets and braces. */
final class Brackets {

  private static final String QUOTE = "put a text that holds brackets, braces or commas in quotes";

  private Brackets() {}

  /**
   * Says it.
   *
   * @param opened the innermost that is open
   */
  static SyntaxProblem of(Stumble at, Place opened) {
    var open = at.rest(opened).startsWith("{") ? "{" : "[";
    var close = open.equals("{") ? "}" : "]";
    var rest = at.rest().strip();
    if (at.atEnd()) {
      return new SyntaxProblem(
          opened,
          "the %s that opens here is never closed".formatted(open),
          "close it with " + close);
    }
    if (rest.startsWith(":") && at.found().line() > opened.line()) {
      return new SyntaxProblem(
          opened,
          "the %s that opens here is not closed before line %d, which begins with %s"
              .formatted(open, at.found().line(), Quoted.of(at.before())),
          "close it with %s; before that line, most likely".formatted(close));
    }
    if (rest.startsWith("- ") || rest.equals("-")) {
      return new SyntaxProblem(
          at.found(),
          "found a list item inside of the %s that opens in line %d".formatted(open, opened.line()),
          open.equals("[")
              ? "write the items with commas between them, or remove the ["
              : "close it with } before");
    }
    return new SyntaxProblem(
        at.found(),
        "found %s; expected \",\" or \"%s\" in what opens in line %d with \"%s\""
            .formatted(
                rest.isEmpty() ? "the end of the line" : Quoted.of(rest),
                close,
                opened.line(),
                open),
        fix(at.before().isEmpty(), rest, close));
  }

  private static String fix(boolean newLine, String rest, String close) {
    if (rest.startsWith("]") || rest.startsWith("}")) {
      return "close it with " + close;
    }
    return newLine && (rest.startsWith("{") || rest.startsWith("["))
        ? "put a comma between one item and the next"
        : QUOTE;
  }
}
