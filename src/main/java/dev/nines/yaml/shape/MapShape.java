package dev.nines.yaml.shape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.yaml.shape.Node.Entry;
import dev.nines.yaml.shape.Node.Mapping;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A map whose names the author chooses; at least one entry.
 *
 * @param what an entry is, in words: "an actor"
 * @param form what a name looks like; its whole text must match
 * @param names the same in words
 */
public record MapShape<T>(String what, Pattern form, String names, Shape<T> value)
    implements Shape<List<Named<T>>> {

  @Override
  public @Nullable List<Named<T>> read(Node node, String subject, Problems problems) {
    if (!(node instanceof Mapping map)) {
      Shape.misfit(node, subject, expected(), problems);
      return null;
    }
    if (map.entries().isEmpty()) {
      problems.add(
          node.place(), Shape.prefix(subject) + "found an empty map; expected " + expected(), null);
      return null;
    }
    return map.entries().stream().map(entry -> entry(entry, problems)).toList();
  }

  private Named<T> entry(Entry entry, Problems problems) {
    var key = entry.key();
    if (!form.matcher(key.text()).matches()) {
      problems.add(
          key.place(),
          "found " + Quoted.of(key.text()) + " as the name of " + what + "; expected " + names,
          null);
    }
    return new Named<>(key, value.read(entry.value(), key.text(), problems));
  }

  @Override
  public String expected() {
    return "a map of names, each with " + value.expected();
  }

  @Override
  public ObjectNode schema(Definitions definitions) {
    var schema = Definitions.object().put("type", "object").put("minProperties", 1);
    schema.putObject("propertyNames").put("pattern", "^(?:" + form.pattern() + ")$");
    schema.set("additionalProperties", value.schema(definitions));
    return schema;
  }
}
