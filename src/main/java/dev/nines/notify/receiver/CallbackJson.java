package dev.nines.notify.receiver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.nines.notify.message.Excerpt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** What call-backs have in common. */
final class CallbackJson {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int LONGEST_NAME = 80;

  private CallbackJson() {}

  static JsonNode read(byte[] body) throws Callback.UnreadableException {
    try {
      var json = MAPPER.readTree(body);
      if (json != null && json.isObject()) {
        return json;
      }
    } catch (IOException _) {
      // Said below: what was sent is not repeated.
    }
    throw new Callback.UnreadableException("the body is no JSON object");
  }

  /** A text that must be there. */
  static String text(JsonNode json, String pointer) throws Callback.UnreadableException {
    var text = json.at(pointer).asText("");
    if (text.isBlank()) {
      throw new Callback.UnreadableException(
          "the body has no " + pointer.substring(1).replace('/', '.'));
    }
    return text;
  }

  /** Who did it, as it is shown. */
  static String by(String name, String where) {
    return Excerpt.line(name, LONGEST_NAME) + " (" + where + ")";
  }

  /** In a time that does not depend on how much of it is right. */
  static boolean same(String secret, @Nullable String given) {
    return given != null
        && MessageDigest.isEqual(
            secret.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
