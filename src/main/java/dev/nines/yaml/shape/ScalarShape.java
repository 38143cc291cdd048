package dev.nines.yaml.shape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.yaml.shape.Node.Scalar;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One text, number or truth value.
 *
 * @param name under which the schema keeps it, or "" to write it out at each use
 * @param parser reads the text as it is written
 */
public record ScalarShape<T>(
    String name, String expected, Parser<T> parser, UnaryOperator<ObjectNode> describe)
    implements Shape<T> {

  /** Reads one scalar. */
  @FunctionalInterface
  public interface Parser<T> {
    T parse(Scalar scalar) throws Unfit;
  }

  @Override
  public @Nullable T read(Node node, String subject, Problems problems) {
    if (!(node instanceof Scalar scalar) || scalar.isNothing()) {
      Shape.misfit(node, subject, expected, problems);
      return null;
    }
    try {
      return parser.parse(scalar);
    } catch (Unfit e) {
      problems.add(node.place(), Shape.prefix(subject) + e.getMessage(), e.fix());
      return null;
    }
  }

  @Override
  public ObjectNode schema(Definitions definitions) {
    return name.isEmpty()
        ? describe.apply(Definitions.object())
        : definitions.reference(name, () -> describe.apply(Definitions.object()));
  }
}
