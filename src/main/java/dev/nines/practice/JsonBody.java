package dev.nines.practice;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** A request's body, which has to be a JSON object. */
record JsonBody(JsonObject json) {

  static JsonBody of(RoutingContext context) {
    @Nullable Buffer buffer = context.body().buffer();
    try {
      if (buffer != null && buffer.length() > 0) {
        return new JsonBody(new JsonObject(buffer));
      }
    } catch (DecodeException malformed) {
      throw new Refusal(400, "the body is not a JSON object: " + malformed.getMessage());
    }
    throw new Refusal(400, "the body is empty; expected a JSON object");
  }

  /** A text that must be there, not blank and not longer than {@code longest}. */
  String text(String key, int longest) {
    Object value = json.getValue(key);
    if (!(value instanceof String text) || text.isBlank() || text.length() > longest) {
      throw new Refusal(
          400,
          "\"" + key + "\" is missing or unfit; expected a text of 1 to " + longest + " chars");
    }
    return text;
  }
}
