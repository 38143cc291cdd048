package dev.nines.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A name and the fields to follow from its value, all of them written out: {@code
 * json.items[0]["user-id"]}.
 *
 * @param links a String for a field, a Long for an element of a list
 */
record Chain(String root, List<Object> links) {

  Chain {
    links = List.copyOf(links);
  }

  /** The chain that these words are from {@code start} to the end, if they are one. */
  static Optional<Chain> of(List<Token> tokens) {
    var reader = new Reader(tokens);
    return reader.chain().filter(_ -> tokens.get(reader.at).type() == Token.Type.END);
  }

  /** The chain up to a number of its links, as one would write it. */
  String text(int length) {
    var text = new StringBuilder(root);
    for (var link : links.subList(0, length)) {
      switch (link) {
        case String field when field.matches("[A-Za-z_][A-Za-z0-9_]*") ->
            text.append('.').append(field);
        case String field -> text.append("[\"").append(field).append("\"]");
        case Object index -> text.append('[').append(index).append(']');
      }
    }
    return text.toString();
  }

  private static final class Reader {
    private final List<Token> tokens;
    private int at;

    Reader(List<Token> tokens) {
      this.tokens = tokens;
    }

    Optional<Chain> chain() {
      var root = tokens.get(at++);
      if (root.type() != Token.Type.NAME || SyntaxWords.isReserved(root.text())) {
        return Optional.empty();
      }
      var links = new ArrayList<Object>();
      while (tokens.get(at).is(".") || tokens.get(at).is("[")) {
        var link = tokens.get(at).is(".") ? field() : index();
        if (link.isEmpty()) {
          return Optional.empty();
        }
        links.add(link.get());
      }
      return Optional.of(new Chain(root.text(), links));
    }

    private Optional<Object> field() {
      var name = tokens.get(at + 1);
      at += 2;
      return name.type() == Token.Type.NAME && !tokens.get(at).is("(")
          ? Optional.of(name.text())
          : Optional.empty();
    }

    private Optional<Object> index() {
      var index = tokens.get(at + 1);
      if (index.type() == Token.Type.END || !tokens.get(at + 2).is("]")) {
        return Optional.empty();
      }
      at += 3;
      return switch (index.type()) {
        case QUOTED -> plainText(index.text());
        case NUMBER ->
            index.text().matches("\\d{1,9}")
                ? Optional.of(Long.valueOf(index.text()))
                : Optional.empty();
        case NAME, SYMBOL, END -> Optional.empty();
      };
    }

    private static Optional<Object> plainText(String literal) {
      return literal.matches("\"[^\"\\\\]*\"|'[^'\\\\]*'") && !literal.matches("(\"\"|'').+")
          ? Optional.of(literal.substring(1, literal.length() - 1))
          : Optional.empty();
    }
  }
}
