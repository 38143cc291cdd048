package dev.nines.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.nines.alert.Severity;
import dev.nines.incident.Incident;
import dev.nines.incident.IncidentJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

/** Conversations as they are kept. */
final class ConversationJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ConversationJson() {}

  static String write(Conversation conversation) {
    var to =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", conversation.id())
            .put("version", conversation.version())
            .put("about", conversation.about());
    var incidents = to.putArray("incidents");
    conversation.incidents().forEach(each -> incidents.add(IncidentJson.write(each)));
    var told = conversation.told();
    if (told != null) {
      var of =
          to.putObject("told")
              .put("severity", told.severity().name())
              .put("since", told.since().toString())
              .put("last", told.last().toString())
              .put("escalations", told.escalations())
              .put("reminders", told.reminders())
              .put("incidents", told.incidents())
              .put("acknowledged", told.acknowledged())
              .put("over", told.over());
      var receivers = of.putArray("receivers");
      told.receivers().forEach(receivers::add);
    }
    return to.toString();
  }

  /**
   * Reads what {@link #write} gives.
   *
   * @throws IllegalArgumentException if the text is no conversation
   */
  static Conversation read(String text) {
    try {
      var from = MAPPER.readTree(text);
      var incidents = new ArrayList<Incident>();
      from.path("incidents").forEach(each -> incidents.add(IncidentJson.read(each.asText())));
      return new Conversation(
          from.path("id").asText(),
          from.path("version").asLong(),
          from.path("about").asText(),
          incidents,
          told(from.path("told")));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a conversation is kept as something that is no JSON", e);
    }
  }

  private static @Nullable Told told(JsonNode from) {
    if (from.isMissingNode()) {
      return null;
    }
    var receivers = new LinkedHashSet<String>();
    from.path("receivers").forEach(each -> receivers.add(each.asText()));
    return new Told(
        Severity.valueOf(from.path("severity").asText()),
        Instant.parse(from.path("since").asText()),
        Instant.parse(from.path("last").asText()),
        from.path("escalations").asInt(),
        from.path("reminders").asInt(),
        from.path("incidents").asInt(),
        from.path("acknowledged").asBoolean(),
        from.path("over").asBoolean(),
        receivers);
  }
}
