package dev.nines.expression;

/**
 * A word of an expression.
 *
 * @param start offset of its first {@code char} in the source
 */
record Token(Type type, String text, int start) {

  enum Type {
    NAME,
    NUMBER,
    /** A literal in quotes, whatever its prefix. */
    QUOTED,
    SYMBOL,
    END
  }

  int end() {
    return start + text.length();
  }

  boolean is(String symbol) {
    return type == Type.SYMBOL && text.equals(symbol);
  }

  boolean opens() {
    return is("(") || is("[") || is("{");
  }

  boolean closes() {
    return is(")") || is("]") || is("}");
  }

  /** Whether a value may end with it, so that an operator may follow. */
  boolean endsValue() {
    return switch (type) {
      case NAME -> !text.equals("in");
      case NUMBER, QUOTED -> true;
      case SYMBOL -> closes();
      case END -> false;
    };
  }

  /** How a message names it. */
  String words() {
    return type == Type.END ? "the end" : "`" + text + "`";
  }

  /** The bracket that closes this one. */
  String closer() {
    return switch (text) {
      case "(" -> ")";
      case "[" -> "]";
      default -> "}";
    };
  }
}
