package dev.nines.yaml.shape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.yaml.shape.Node.Scalar;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that can be switched off: read as nothing where its author wrote {@code off}. */
public record OrOff<T>(Shape<T> on) implements Shape<Optional<T>> {

  private static final String OFF = "off";

  // Empty is off; null is, as of every shape, what could not be read.
  @SuppressWarnings("NullableOptional")
  @Override
  public @Nullable Optional<T> read(Node node, String subject, Problems problems) {
    if (node instanceof Scalar scalar && scalar.text().equals(OFF)) {
      return Optional.empty();
    }
    if (node instanceof Scalar scalar && Boolean.FALSE.equals(scalar.value())) {
      problems.add(
          node.place(),
          Shape.prefix(subject) + "found false; expected " + expected(),
          "write " + OFF);
      return null;
    }
    var value = on.read(node, subject, problems);
    return value == null ? null : Optional.of(value);
  }

  @Override
  public String expected() {
    return on.expected() + ", or " + OFF;
  }

  @Override
  public ObjectNode schema(Definitions definitions) {
    var either = Definitions.object();
    var choices = either.putArray("anyOf").add(on.schema(definitions));
    choices.addObject().put("const", OFF);
    return either;
  }
}
