package dev.nines.journey;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Text with expressions in it: {@code /api/chats/${chat}/messages}. */
public record Template(List<Part> parts) {

  /** A piece of a template. */
  public sealed interface Part {}

  /** Text that stands for itself. */
  public record Literal(String text) implements Part {}

  /** The expression inside one <code>${…}</code>. */
  public record Embedded(Expression expression) implements Part {}

  public Template {
    parts = List.copyOf(parts);
  }

  /** A template without expressions. */
  public static Template of(String text) {
    return new Template(List.of(new Literal(text)));
  }

  /** The names that its expressions read. */
  public Set<String> names() {
    return parts.stream()
        .flatMap(part ->
            switch (part) {
              case Literal _ -> java.util.stream.Stream.<String>empty();
              case Embedded embedded -> embedded.expression().names().stream();
            })
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The text, with each expression's value in its place. */
  public String render(Scope scope) throws EvaluationException {
    var text = new StringBuilder();
    for (var part : parts) {
      switch (part) {
        case Literal literal -> text.append(literal.text());
        case Embedded embedded -> text.append(Values.text(embedded.expression().evaluate(scope)));
      }
    }
    return text.toString();
  }

  /**
   * The value itself, type kept, where the template is exactly one expression; otherwise the
   * rendered text.
   */
  public @Nullable Object evaluate(Scope scope) throws EvaluationException {
    return parts.size() == 1 && parts.getFirst() instanceof Embedded embedded
        ? embedded.expression().evaluate(scope)
        : render(scope);
  }

  /** As written, for messages and pages; holds no values. */
  @Override
  public String toString() {
    return parts.stream()
        .map(part ->
            switch (part) {
              case Literal literal -> literal.text();
              case Embedded embedded -> "${" + embedded.expression().text() + "}";
            })
        .collect(Collectors.joining());
  }
}
