package dev.nines.yaml.shape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.yaml.shape.Node.Sequence;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A list of at least one item; what could not be read is left out of the result.
 *
 * @param single whether one item may stand without its list
 */
public record ListShape<T>(Shape<T> item, boolean single) implements Shape<List<T>> {

  /** A list, also where it has one item only. */
  public static <T> ListShape<T> of(Shape<T> item) {
    return new ListShape<>(item, false);
  }

  /** One item or a list of them. */
  public static <T> ListShape<T> oneOrMore(Shape<T> item) {
    return new ListShape<>(item, true);
  }

  @Override
  public @Nullable List<T> read(Node node, String subject, Problems problems) {
    if (!(node instanceof Sequence list)) {
      if (!single) {
        Shape.misfit(node, subject, expected(), problems);
        return null;
      }
      var only = item.read(node, subject, problems);
      return only == null ? null : List.of(only);
    }
    if (list.items().isEmpty()) {
      problems.add(
          node.place(),
          Shape.prefix(subject) + "found an empty list; expected " + expected(),
          null);
      return null;
    }
    return list.items().stream()
        .map(entry -> item.read(entry, subject, problems))
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .toList();
  }

  @Override
  public String expected() {
    return single
        ? item.expected() + ", or a list of them"
        : "a list, each item " + item.expected();
  }

  @Override
  public ObjectNode schema(Definitions definitions) {
    var list = Definitions.object().put("type", "array").put("minItems", 1);
    list.set("items", item.schema(definitions));
    if (!single) {
      return list;
    }
    var either = Definitions.object();
    either.putArray("anyOf").add(item.schema(definitions)).add(list);
    return either;
  }
}
