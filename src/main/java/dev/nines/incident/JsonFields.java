package dev.nines.incident;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Fields of what is kept of an incident; what is required and absent is an error that names it. */
final class JsonFields {

  private JsonFields() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static void put(ObjectNode to, String name, @Nullable Object value) {
    if (value != null) {
      to.put(name, value.toString());
    }
  }

  static String text(JsonNode from, String name) {
    var text = textOrNone(from, name);
    if (text == null) {
      throw new IllegalArgumentException("an incident is kept without its " + name);
    }
    return text;
  }

  static @Nullable String textOrNone(JsonNode from, String name) {
    var value = from.get(name);
    return value == null || !value.isTextual() ? null : value.asText();
  }

  static Instant instant(JsonNode from, String name) {
    return Instant.parse(text(from, name));
  }

  static @Nullable Instant instantOrNone(JsonNode from, String name) {
    var text = textOrNone(from, name);
    return text == null ? null : Instant.parse(text);
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static String constant(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
