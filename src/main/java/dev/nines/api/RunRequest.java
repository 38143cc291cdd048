package dev.nines.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nines.journey.Journey;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a run on demand is asked for with. */
@Schema(name = "RunRequest")
public record RunRequest(Map<String, String> vars) {

  private static final String EXPECTED =
      "expected an object such as {\"vars\": {\"name\": \"value\"}}, or no body";

  /**
   * Reads a body.
   *
   * @throws ProblemException if it is none, or names a variable that the journey does not have
   */
  static RunRequest read(@Nullable MediaType type, @Nullable String body, Journey journey) {
    if (body == null || body.isBlank()) {
      return new RunRequest(Map.of());
    }
    var json = JsonBody.object(type, body, EXPECTED, List.of("vars"));
    return new RunRequest(json.has("vars") ? vars(json.get("vars"), journey) : Map.of());
  }

  private static Map<String, String> vars(JsonNode json, Journey journey) {
    if (!json.isObject()) {
      throw JsonBody.bad(
          "vars is " + JsonBody.kind(json) + "; expected an object of texts by name");
    }
    var vars = new LinkedHashMap<String, String>();
    for (var each : json.properties()) {
      var name = each.getKey();
      if (!journey.vars().containsKey(name)) {
        throw JsonBody.bad(
            "journey \"%s\" has no variable \"%s\"; %s"
                .formatted(
                    journey.name(),
                    ProblemException.cut(name),
                    ProblemException.expected(name, journey.vars().keySet())));
      }
      if (!each.getValue().isTextual()) {
        throw JsonBody.bad(
            "vars.%s is %s; expected a text, such as \"%s\""
                .formatted(
                    name,
                    JsonBody.kind(each.getValue()),
                    ProblemException.cut(each.getValue().asText("value"))));
      }
      if (Destinations.decidedBy(journey).contains(name)) {
        throw ProblemException.forbidden(
            "vars.%s may decide where journey \"%s\" sends its secrets, and cannot be replaced over the API; play the journey's file with `nines run --var %s=…`"
                .formatted(name, journey.name(), name));
      }
      vars.put(name, each.getValue().textValue());
    }
    return vars;
  }
}
