package dev.nines.yaml.shape;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The named parts of one JSON Schema, each written once however often it is used. */
public final class Definitions {

  private final Map<String, ObjectNode> named = new TreeMap<>();

  /** A reference to the part of this name, which {@code part} describes at its first use. */
  public ObjectNode reference(String name, Supplier<ObjectNode> part) {
    if (!named.containsKey(name)) {
      // First a place holder: a part may refer to itself.
      named.put(name, object());
      named.put(name, part.get());
    }
    return object().put("$ref", "#/$defs/" + name);
  }

  /** All parts, by name. */
  public ObjectNode all() {
    var all = object();
    named.forEach(all::set);
    return all;
  }

  /** An empty JSON object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
