package dev.nines.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Finds the words of an expression. CEL has a lexer of its own, which knows neither {@code ??} nor
 * plain words for what is wrong; this one agrees with it about where literals and comments begin
 * and end.
 */
final class Lexer {

  private static final List<String> LONG_SYMBOLS =
      List.of("??", "&&", "||", "==", "!=", "<=", ">=");
  private static final String SHORT_SYMBOLS = "()[]{}.,:?+-*/%<>!";

  private final String source;
  private final int limit;
  private int at;

  private Lexer(String source, int start, int limit) {
    this.source = source;
    this.limit = limit;
    this.at = start;
  }

  /**
   * The words of {@code source}, the last of which is its {@link Token.Type#END}.
   *
   * @throws ProblemException if something in it is no word
   */
  static List<Token> tokens(String source) throws ProblemException {
    var lexer = new Lexer(source, 0, source.length());
    var tokens = new ArrayList<Token>();
    Token token;
    do {
      token = lexer.next();
      tokens.add(token);
    } while (token.type() != Token.Type.END);
    return List.copyOf(tokens);
  }

  /**
   * The offset of the {@code }} that ends the expression that begins at {@code start}, if there is
   * one: braces within the expression and its literals are its own.
   */
  static Optional<Integer> endOfEmbedded(String source, int start) {
    var lexer = new Lexer(source, start, source.length());
    int depth = 0;
    try {
      for (var token = lexer.next(); token.type() != Token.Type.END; token = lexer.next()) {
        if (token.is("{")) {
          depth++;
        } else if (token.is("}") && depth-- == 0) {
          return Optional.of(token.start());
        }
      }
      return Optional.empty();
    } catch (ProblemException _) {
      int brace = source.indexOf('}', start);
      return brace < 0 ? Optional.empty() : Optional.of(brace);
    }
  }

  private Token next() throws ProblemException {
    skipSpaceAndComments();
    int start = at;
    if (at >= limit) {
      return new Token(Token.Type.END, "", limit);
    }
    char first = source.charAt(at);
    int quote = quoteAfterPrefix();
    if (quote >= 0) {
      quoted(start, quote);
      return token(Token.Type.QUOTED, start);
    }
    if (isNameStart(first)) {
      skip(Lexer::isNamePart);
      return token(Token.Type.NAME, start);
    }
    if (isDigit(first) || (first == '.' && at + 1 < limit && isDigit(source.charAt(at + 1)))) {
      number();
      return token(Token.Type.NUMBER, start);
    }
    for (var symbol : LONG_SYMBOLS) {
      if (source.startsWith(symbol, at)) {
        at += symbol.length();
        return token(Token.Type.SYMBOL, start);
      }
    }
    if (SHORT_SYMBOLS.indexOf(first) >= 0) {
      at++;
      return token(Token.Type.SYMBOL, start);
    }
    throw new ProblemException(SyntaxWords.noWord(source, at));
  }

  private Token token(Token.Type type, int start) {
    return new Token(type, source.substring(start, at), start);
  }

  private void skipSpaceAndComments() {
    while (at < limit) {
      if (source.startsWith("//", at)) {
        int end = source.indexOf('\n', at);
        at = end < 0 ? limit : end;
      } else if (" \t\r\n\f".indexOf(source.charAt(at)) >= 0) {
        at++;
      } else {
        return;
      }
    }
  }

  /** Where the quote of a literal is that begins here, or -1 where none does. */
  private int quoteAfterPrefix() {
    int quote = at;
    while (quote < limit && quote < at + 2 && "rRbB".indexOf(source.charAt(quote)) >= 0) {
      quote++;
    }
    return quote < limit && "\"'".indexOf(source.charAt(quote)) >= 0 ? quote : -1;
  }

  private void quoted(int start, int quote) throws ProblemException {
    boolean raw = source.substring(start, quote).toLowerCase(java.util.Locale.ROOT).contains("r");
    String mark = source.substring(quote, quote + 1);
    boolean triple = source.startsWith(mark.repeat(3), quote);
    String end = triple ? mark.repeat(3) : mark;
    at = quote + end.length();
    while (at < limit && !source.startsWith(end, at)) {
      if (source.charAt(at) == '\\' && !raw) {
        at++;
      } else if (source.charAt(at) == '\n' && !triple) {
        break;
      }
      at++;
    }
    if (at >= limit || !source.startsWith(end, at)) {
      throw new ProblemException(
          new ExpressionProblem(
              start, "the text that begins here has no closing " + end, "close it with " + end));
    }
    at += end.length();
  }

  private void number() {
    if (source.startsWith("0x", at) || source.startsWith("0X", at)) {
      at += 2;
      skip(c -> isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'));
    } else {
      skip(Lexer::isDigit);
      if (at + 1 < limit && source.charAt(at) == '.' && isDigit(source.charAt(at + 1))) {
        at++;
        skip(Lexer::isDigit);
      }
      exponent();
    }
    if (at < limit && "uU".indexOf(source.charAt(at)) >= 0) {
      at++;
    }
  }

  private void exponent() {
    int digits = at + 1;
    if (at < limit && "eE".indexOf(source.charAt(at)) >= 0) {
      if (digits < limit && "+-".indexOf(source.charAt(digits)) >= 0) {
        digits++;
      }
      if (digits < limit && isDigit(source.charAt(digits))) {
        at = digits;
        skip(Lexer::isDigit);
      }
    }
  }

  private void skip(IntPredicate part) {
    while (at < limit && part.test(source.charAt(at))) {
      at++;
    }
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNameStart(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean isNamePart(int c) {
    return isNameStart(c) || isDigit(c);
  }
}
