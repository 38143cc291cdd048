package dev.nines.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.nines.alert.Silence;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Silences as they are kept. */
public final class SilenceJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private SilenceJson() {}

  /**
   * @param ended when it was over, or null
   */
  static String write(Silence silence, @Nullable Instant ended) {
    var to =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", silence.id())
            .put("from", silence.from().toString())
            .put("to", silence.to().toString())
            .put("by", silence.by())
            .put("reason", silence.reason())
            .put("ended", ended == null ? null : ended.toString());
    var journeys = to.putArray("journeys");
    silence.journeys().forEach(journeys::add);
    var services = to.putArray("services");
    silence.services().forEach(services::add);
    return to.toString();
  }

  /**
   * The silence, as it was asked for.
   *
   * @throws IllegalArgumentException if the text is no silence
   */
  public static Silence read(String text) {
    var from = tree(text);
    return new Silence(
        from.path("id").asText(),
        names(from.path("journeys")),
        names(from.path("services")),
        Instant.parse(from.path("from").asText()),
        Instant.parse(from.path("to").asText()),
        from.path("by").asText(),
        from.path("reason").asText());
  }

  /** When it was over; null where it is not. */
  public static @Nullable Instant ended(String text) {
    var ended = tree(text).path("ended");
    return ended.isTextual() ? Instant.parse(ended.asText()) : null;
  }

  private static Set<String> names(JsonNode from) {
    var names = new LinkedHashSet<String>();
    from.forEach(each -> names.add(each.asText()));
    return names;
  }

  private static JsonNode tree(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a silence is kept as something that is no JSON", e);
    }
  }
}
