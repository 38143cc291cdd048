package dev.nines.yaml.shape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Anything that YAML can say; read as the node itself. */
public record AnyShape(String expected) implements Shape<Node> {

  @Override
  public @Nullable Node read(Node node, String subject, Problems problems) {
    return node instanceof Node.Broken ? null : node;
  }

  @Override
  public ObjectNode schema(Definitions definitions) {
    return Definitions.object();
  }
}
