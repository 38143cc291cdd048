package dev.nines.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;

/** Deliveries as they are kept. */
final class DeliveryJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private DeliveryJson() {}

  static String write(Delivery delivery) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("receiver", delivery.receiver())
        .put("conversation", delivery.conversation())
        .put("version", delivery.version())
        .put("kind", delivery.kind().name())
        .put("wanted", delivery.wanted())
        .put("told", delivery.told())
        .put("since", delivery.since().toString())
        .put("next", delivery.next().toString())
        .put("vain", delivery.vain())
        .put("attempts", delivery.attempts())
        .put("failure", delivery.failure())
        .toString();
  }

  /**
   * Reads what {@link #write} gives.
   *
   * @throws IllegalArgumentException if the text is no delivery
   */
  static Delivery read(String text) {
    try {
      var from = MAPPER.readTree(text);
      var failure = from.path("failure");
      return new Delivery(
          from.path("receiver").asText(),
          from.path("conversation").asText(),
          from.path("version").asLong(),
          Notice.Kind.valueOf(from.path("kind").asText()),
          from.path("wanted").asLong(),
          from.path("told").asLong(),
          Instant.parse(from.path("since").asText()),
          Instant.parse(from.path("next").asText()),
          from.path("vain").asBoolean(),
          from.path("attempts").asInt(),
          failure.isTextual() ? failure.asText() : null);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a delivery is kept as something that is no JSON", e);
    }
  }
}
