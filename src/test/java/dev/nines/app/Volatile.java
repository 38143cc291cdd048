package dev.nines.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** What differs from one run to the next, made the same, so that an answer can be a golden file. */
final class Volatile {

  private static final Set<String> MEASURED = Set.of("start", "duration", "answered");
  private static final Set<String> MEASURES = Set.of("phases", "milestones");

  private Volatile() {}

  static JsonNode masked(JsonNode json) {
    return masked("", json, false);
  }

  private static JsonNode masked(String name, JsonNode json, boolean measures) {
    var factory = JsonNodeFactory.instance;
    if (json instanceof ObjectNode object) {
      var masked = factory.objectNode();
      object
          .properties()
          .forEach(each ->
              masked.set(
                  each.getKey(), masked(each.getKey(), each.getValue(), MEASURES.contains(name))));
      return masked;
    }
    if (json instanceof ArrayNode array) {
      var masked = factory.arrayNode();
      array.forEach(each -> masked.add(masked(name, each, false)));
      return masked;
    }
    if (json.isNumber() && (measures || MEASURED.contains(name))) {
      return factory.numberNode(1.5);
    }
    if (name.equals("revision")) {
      return factory.textNode("0123456789ab");
    }
    if (json.isTextual()) {
      return factory.textNode(
          json.textValue()
              .replaceAll("\\b(?!0{20})[0-9a-f]{32}\\b", "0123456789abcdef0123456789abcdef")
              .replaceAll(
                  "\\b(?!2026-03-0)\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z",
                  "2026-03-02T09:30:00Z")
              .replaceAll(
                  "\\b\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC", "2026-03-02 09:30:00 UTC")
              .replaceAll("/\\S*/junit-\\d+/", "/etc/nines/")
              .replaceAll("localhost:\\d+|127\\.0\\.0\\.1:\\d+", "localhost:8099"));
    }
    return json;
  }
}
