package dev.nines.cli.configuration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.yaml.shape.Definitions;
import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.Node;
import dev.nines.yaml.shape.ObjectShape;
import dev.nines.yaml.shape.Problems;
import dev.nines.yaml.shape.Shape;
import dev.nines.yaml.shape.Written;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The settings that have the beginning of their keys in common. */
record GroupShape(String name, List<Key<?>> keys) implements Shape<Written> {

  @Override
  public @Nullable Written read(Node node, String subject, Problems problems) {
    if (node instanceof Node.Mapping) {
      return new ObjectShape(name, "\"" + name + "\"", "", keys, List.of())
          .read(node, subject, problems);
    }
    Shape.misfit(node, subject, expected(), problems);
    return null;
  }

  @Override
  public String expected() {
    return "a map of "
        + keys.stream().map(Key::name).collect(Collectors.joining(", "))
        + ", such as { "
        + keys.getFirst().name()
        + ": … }";
  }

  @Override
  public ObjectNode schema(Definitions definitions) {
    return new ObjectShape(name, name, "", keys, List.of()).schema(definitions);
  }
}
