package dev.nines.yaml.shape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Anything that YAML can say but nothing; read as the node itself. */
public record AnyShape(String expected) implements Shape<Node> {

  @Override
  public @Nullable Node read(Node node, String subject, Problems problems) {
    return switch (node) {
      case Node.Scalar scalar when scalar.isNothing() -> {
        Shape.misfit(node, subject, expected, problems);
        yield null;
      }
      case Node.Broken _ -> null;
      case Node other -> other;
    };
  }

  @Override
  public ObjectNode schema(Definitions definitions) {
    var schema = Definitions.object();
    var types = schema.putArray("type");
    List.of("object", "array", "string", "number", "boolean").forEach(types::add);
    return schema;
  }
}
