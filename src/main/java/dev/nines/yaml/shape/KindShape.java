package dev.nines.yaml.shape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.yaml.shape.Node.Broken;
import dev.nines.yaml.shape.Node.Mapping;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.Node.Sequence;
import org.jspecify.annotations.Nullable;

/** A short form or a long one: a scalar, or a map that says more. */
public record KindShape<T>(Shape<T> scalar, Shape<T> map) implements Shape<T> {

  @Override
  public @Nullable T read(Node node, String subject, Problems problems) {
    return switch (node) {
      case Scalar text when text.isNothing() -> misfit(node, subject, problems);
      case Scalar _ -> scalar.read(node, subject, problems);
      case Mapping _ -> map.read(node, subject, problems);
      case Sequence _, Broken _ -> misfit(node, subject, problems);
    };
  }

  private @Nullable T misfit(Node node, String subject, Problems problems) {
    Shape.misfit(node, subject, expected(), problems);
    return null;
  }

  @Override
  public String expected() {
    return scalar.expected() + ", or " + map.expected();
  }

  @Override
  public ObjectNode schema(Definitions definitions) {
    var either = Definitions.object();
    either.putArray("anyOf").add(scalar.schema(definitions)).add(map.schema(definitions));
    return either;
  }
}
