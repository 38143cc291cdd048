package dev.nines.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.nines.api.answer.Json;
import dev.nines.journey.Journey;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a run on demand is asked for with. */
@Schema(name = "RunRequest")
public record RunRequest(Map<String, String> vars) {

  private static final ObjectReader STRICT =
      Json.mapper()
          .reader()
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

  private static final String EXPECTED =
      "expected an object such as {\"vars\": {\"name\": \"value\"}}, or no body";

  /** What the parser says of a place in a source that it does not show. */
  private static final Pattern OWN_PLACE = Pattern.compile(" \\(start marker at [^)]*\\)[^)]*\\)");

  /**
   * Reads a body.
   *
   * @throws ProblemException if it is none, or names a variable that the journey does not have
   */
  static RunRequest read(@Nullable MediaType type, @Nullable String body, Journey journey) {
    if (body == null || body.isBlank()) {
      return new RunRequest(Map.of());
    }
    if (type == null
        || !type.isCompatible(MediaType.APPLICATION_JSON_TYPE)
        || type.isWildcardType()) {
      throw ProblemException.unsupported(
          "the body is %s; expected application/json, or no body"
              .formatted(type == null ? "of no said type" : ProblemException.cut(type.toString())));
    }
    JsonNode json;
    try {
      json = STRICT.readTree(body);
    } catch (JsonProcessingException e) {
      var place = e.getLocation();
      throw bad(
          "the body is no JSON: "
              + OWN_PLACE.matcher(e.getOriginalMessage()).replaceAll("")
              + (place == null
                  ? ""
                  : " at line " + place.getLineNr() + ", column " + place.getColumnNr())
              + "; "
              + EXPECTED);
    }
    if (!json.isObject()) {
      throw bad("the body is " + kind(json) + "; " + EXPECTED);
    }
    json.fieldNames()
        .forEachRemaining(name -> {
          if (!name.equals("vars")) {
            throw bad(
                "unknown member \"%s\"; %s"
                    .formatted(
                        ProblemException.cut(name),
                        ProblemException.expected(name, List.of("vars"))));
          }
        });
    return new RunRequest(json.has("vars") ? vars(json.get("vars"), journey) : Map.of());
  }

  private static Map<String, String> vars(JsonNode json, Journey journey) {
    if (!json.isObject()) {
      throw bad("vars is " + kind(json) + "; expected an object of texts by name");
    }
    var vars = new LinkedHashMap<String, String>();
    for (var each : json.properties()) {
      var name = each.getKey();
      if (!journey.vars().containsKey(name)) {
        throw bad(
            "journey \"%s\" has no variable \"%s\"; %s"
                .formatted(
                    journey.name(),
                    ProblemException.cut(name),
                    ProblemException.expected(name, journey.vars().keySet())));
      }
      if (!each.getValue().isTextual()) {
        throw bad(
            "vars.%s is %s; expected a text, such as \"%s\""
                .formatted(
                    name,
                    kind(each.getValue()),
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

  private static String kind(JsonNode json) {
    return switch (json.getNodeType()) {
      case OBJECT, POJO -> "an object";
      case ARRAY -> "an array";
      case STRING, BINARY -> "a text";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case NULL -> "null";
      case MISSING -> "nothing";
    };
  }

  private static ProblemException bad(String detail) {
    return ProblemException.badRequest("Bad body", detail);
  }
}
