package dev.nines.runner.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.nines.runner.Redactor;

/** JSON without secrets: in each text by itself, as it was before it was written as JSON. */
final class CleanJson {

  private CleanJson() {}

  static JsonElement of(JsonElement element, Redactor redactor) {
    return switch (element) {
      case JsonObject object -> {
        var clean = new JsonObject();
        object
            .entrySet()
            .forEach(
                entry -> clean.add(redactor.scour(entry.getKey()), of(entry.getValue(), redactor)));
        yield clean;
      }
      case JsonArray array -> {
        var clean = new JsonArray();
        array.forEach(each -> clean.add(of(each, redactor)));
        yield clean;
      }
      case JsonPrimitive primitive when primitive.isString() ->
          new JsonPrimitive(redactor.scour(primitive.getAsString()));
      default -> element;
    };
  }
}
