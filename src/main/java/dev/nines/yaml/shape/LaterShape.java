package dev.nines.yaml.shape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A shape that is not there yet when it is named, as one that has itself among its keys. */
public record LaterShape<T>(Supplier<Shape<T>> shape) implements Shape<T> {

  @Override
  public @Nullable T read(Node node, String subject, Problems problems) {
    return shape.get().read(node, subject, problems);
  }

  @Override
  public String expected() {
    return shape.get().expected();
  }

  @Override
  public ObjectNode schema(Definitions definitions) {
    return shape.get().schema(definitions);
  }
}
