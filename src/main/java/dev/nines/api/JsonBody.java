package dev.nines.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.nines.api.answer.Json;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a request's body, and says in words what is wrong with it. */
final class JsonBody {

  private static final ObjectReader STRICT =
      Json.mapper()
          .reader()
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

  /** What the parser says of a place in a source that it does not show. */
  private static final Pattern OWN_PLACE = Pattern.compile(" \\(start marker at [^)]*\\)[^)]*\\)");

  private JsonBody() {}

  /**
   * A body that is an object.
   *
   * @param expected what the whole body may be, as it stands after "; "
   * @param members the names that there may be
   * @throws ProblemException if it is something else
   */
  static JsonNode object(
      @Nullable MediaType type, String body, String expected, List<String> members) {
    if (type == null
        || !type.isCompatible(MediaType.APPLICATION_JSON_TYPE)
        || type.isWildcardType()) {
      throw ProblemException.unsupported(
          "the body is %s; expected application/json%s"
              .formatted(
                  type == null ? "of no said type" : ProblemException.cut(type.toString()),
                  expected.endsWith(", or no body") ? ", or no body" : ""));
    }
    var json = tree(body, expected);
    if (!json.isObject()) {
      throw bad("the body is " + kind(json) + "; " + expected);
    }
    json.fieldNames()
        .forEachRemaining(name -> {
          if (!members.contains(name)) {
            throw bad(
                "unknown member \"%s\"; %s"
                    .formatted(
                        ProblemException.cut(name), ProblemException.expected(name, members)));
          }
        });
    return json;
  }

  private static JsonNode tree(String body, String expected) {
    try {
      return STRICT.readTree(body);
    } catch (JsonProcessingException e) {
      var place = e.getLocation();
      throw bad(
          "the body is no JSON: "
              + OWN_PLACE.matcher(e.getOriginalMessage()).replaceAll("")
              + (place == null
                  ? ""
                  : " at line " + place.getLineNr() + ", column " + place.getColumnNr())
              + "; "
              + expected);
    }
  }

  /** What a value is, in words. */
  static String kind(JsonNode json) {
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

  static ProblemException bad(String detail) {
    return ProblemException.badRequest("Bad body", detail);
  }
}
