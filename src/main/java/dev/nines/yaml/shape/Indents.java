package dev.nines.yaml.shape;

/** What goes wrong where indentation tells what belongs to what: keys, colons and list items. */
final class Indents {

  private static final String COLON = "add the colon and a space after it";
  private static final String SPACE = "put a space after the colon";
  private static final String CHECK = "check the indentation";
  private static final String WHOLE = "put the whole value in quotes: '…'";

  private Indents() {}

  /** A colon came where the text before it cannot be a key. */
  static SyntaxProblem colon(Stumble at) {
    int line = at.found().line();
    int above = at.above(line);
    var key = at.content(line);
    if (above == 0 || at.before().contains(": ")) {
      return new SyntaxProblem(
          at.found(),
          "found \": \" where no key can stand",
          "put a text that holds \": \" in quotes");
    }
    var before = at.content(above);
    if (!isKey(at.rest(before))) {
      return noKey(at, before);
    }
    return key.column() > before.column()
        ? new SyntaxProblem(
            key,
            "found a key in column %d, deeper than line %d above it, which has a value already"
                .formatted(key.column(), above),
            "begin it in column %d, or put a text of several lines in quotes"
                .formatted(before.column()))
        : new SyntaxProblem(
            at.found(),
            "found \": \" where no key can stand",
            "put a text that holds \": \" in quotes, or check the indentation");
  }

  private static boolean isKey(String text) {
    return text.contains(": ") || text.strip().endsWith(":");
  }

  /** A line that should be a key with its value. */
  static SyntaxProblem noKey(Stumble at, Place line) {
    var text = at.rest(line).strip();
    int above = at.above(line.line());
    var before = at.text(above);
    if (before.endsWith("|") || before.endsWith(">")) {
      return new SyntaxProblem(
          line,
          "found %s below a block of text that begins in line %d".formatted(Quoted.of(text), above),
          "indent it deeper than line " + above);
    }
    if (before.startsWith("- ") && at.start(above).column() == line.column()) {
      return item(at, line, above);
    }
    return new SyntaxProblem(
        line,
        "found " + Quoted.of(text) + "; expected `key: value`",
        text.indexOf(':') > 0 && !text.contains(" ") ? SPACE : COLON);
  }

  private static SyntaxProblem item(Stumble at, Place place, int list) {
    return new SyntaxProblem(
        place,
        "found %s in the list that begins in line %d; expected \"- \""
            .formatted(Quoted.of(at.rest(place).strip()), list),
        at.rest(place).startsWith("-") ? "put a space after the -" : CHECK);
  }

  /** Something came that does not belong to the map or list in which it stands. */
  static SyntaxProblem stray(Stumble at) {
    var rest = at.rest().strip();
    var before = at.before();
    if (!before.isEmpty() && "\"']}".indexOf(before.charAt(before.length() - 1)) >= 0) {
      return ended(at, rest);
    }
    var began = at.began();
    if (at.text(began.line()).startsWith("-")
        && !(rest.startsWith("- ") || rest.equals("-"))
        && at.found().column() == began.column()) {
      return item(at, at.found(), began.line());
    }
    boolean item = rest.startsWith("- ") || rest.equals("-");
    if (item && at.found().column() == began.column()) {
      return new SyntaxProblem(
          at.found(),
          "found a list item among the keys that begin in line %d".formatted(began.line()),
          rest.equals("-")
              ? "remove the -"
              : "remove the \"- \", or indent it below the key that it belongs to");
    }
    return new SyntaxProblem(
        at.found(),
        "found %s in column %d; expected column %d, where line %d began, or an end"
            .formatted(Quoted.of(rest), at.found().column(), began.column(), began.line()),
        aligned(at, item));
  }

  private static SyntaxProblem ended(Stumble at, String rest) {
    var quoted = at.quoted();
    if (quoted != null && quoted.line() < at.found().line()) {
      return new SyntaxProblem(
          quoted,
          "the quote that opens here is not closed before another one in line " + at.found().line(),
          "close it; on this line, most likely");
    }
    boolean bracket = rest.startsWith("]") || rest.startsWith("}");
    return new SyntaxProblem(
        at.found(),
        "found " + Quoted.of(rest) + " after a value that had ended",
        bracket ? "remove it, as nothing is open that it closes" : WHOLE);
  }

  /** The line above tells where its neighbour should begin. */
  private static String aligned(Stumble at, boolean item) {
    int above = at.above(at.found().line());
    if (item) {
      while (above > 0 && !at.text(above).startsWith("- ")) {
        above = at.above(above);
      }
      return above == 0
          ? CHECK
          : "begin it in column %d, as line %d does".formatted(at.start(above).column(), above);
    }
    return above > 0 && at.text(above).startsWith("- ") && isKey(at.text(above))
        ? "a key of the item in line %d begins in column %d"
            .formatted(above, at.content(above).column())
        : CHECK;
  }
}
