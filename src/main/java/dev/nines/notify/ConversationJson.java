package dev.nines.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.alert.Escalation;
import dev.nines.alert.Severity;
import dev.nines.incident.Incident;
import dev.nines.incident.IncidentJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
      write(told, to.putObject("told"));
    }
    return to.toString();
  }

  private static void write(Told told, ObjectNode to) {
    to.put("severity", told.severity().name())
        .put("last", told.last().toString())
        .put("reminders", told.reminders())
        .put("acknowledged", told.acknowledged())
        .put("over", told.over());
    var heard = to.putObject("heard");
    told.heard().forEach((id, at) -> heard.put(id, at.toString()));
    var shared = to.putArray("shared");
    told.shared().forEach(shared::add);
    var climbed = to.putArray("climbed");
    told.climbed().forEach(each -> write(each, climbed.addObject()));
    var receivers = to.putArray("receivers");
    told.receivers().forEach(receivers::add);
  }

  private static void write(Climb climb, ObjectNode to) {
    to.put("severity", climb.severity().name()).put("after", climb.escalation().after().toString());
    var receivers = to.putArray("receivers");
    climb.escalation().receivers().forEach(receivers::add);
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
          told(from.path("told"), incidents));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a conversation is kept as something that is no JSON", e);
    }
  }

  private static @Nullable Told told(JsonNode from, List<Incident> incidents) {
    if (from.isMissingNode()) {
      return null;
    }
    var heard = heard(from, incidents);
    return new Told(
        Severity.valueOf(from.path("severity").asText()),
        heard,
        from.has("shared") ? names(from.path("shared")) : heard.keySet(),
        Instant.parse(from.path("last").asText()),
        climbed(from.path("climbed")),
        from.path("reminders").asInt(),
        from.path("acknowledged").asBoolean(),
        from.path("over").asBoolean(),
        names(from.path("receivers")));
  }

  /** What was kept before this was says only when the gravest was told: it climbs from then. */
  private static Map<String, Instant> heard(JsonNode from, List<Incident> incidents) {
    var heard = new LinkedHashMap<String, Instant>();
    var since = from.path("since");
    if (since.isTextual()) {
      incidents.forEach(each -> heard.put(each.id(), Instant.parse(since.asText())));
    }
    from.path("heard")
        .properties()
        .forEach(each -> heard.put(each.getKey(), Instant.parse(each.getValue().asText())));
    return heard;
  }

  private static Set<Climb> climbed(JsonNode from) {
    var climbed = new LinkedHashSet<Climb>();
    from.forEach(each ->
        climbed.add(
            new Climb(
                Severity.valueOf(each.path("severity").asText()),
                new Escalation(
                    Duration.parse(each.path("after").asText()), names(each.path("receivers"))))));
    return climbed;
  }

  private static Set<String> names(JsonNode from) {
    var names = new LinkedHashSet<String>();
    from.forEach(each -> names.add(each.asText()));
    return names;
  }
}
