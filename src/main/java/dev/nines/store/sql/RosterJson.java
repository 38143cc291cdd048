package dev.nines.store.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.nines.share.Roster;
import dev.nines.share.Roster.Hold;
import dev.nines.share.Roster.Lead;
import dev.nines.share.Roster.Member;
import dev.nines.store.HistoryException;
import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** A roster as JSON, so that people can read it in the database too. */
final class RosterJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private RosterJson() {}

  static String write(Roster roster) {
    var json = JsonNodeFactory.instance.objectNode();
    var members = json.putArray("members");
    roster
        .members()
        .forEach(each ->
            members
                .addObject()
                .put("id", each.id())
                .put("name", each.name())
                .put("expires", each.expires().toString())
                .put("renewed", each.renewed().toString())
                .put("until", each.until().toString()));
    json.putObject("lead")
        .put("holder", roster.lead().holder())
        .put("judged", roster.lead().judged());
    var shares = json.putArray("shares");
    roster
        .shares()
        .forEach(each ->
            shares
                .addObject()
                .put("holder", each.holder())
                .put("from", text(each.from()))
                .put("unsure", text(each.unsure())));
    return json.toString();
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }

  /** What was written; of an empty text, that nobody is there. */
  static Roster read(String text) {
    if (text.isEmpty()) {
      return Roster.EMPTY;
    }
    try {
      var json = MAPPER.readTree(text);
      var members = new ArrayList<Member>();
      json.path("members")
          .forEach(each ->
              members.add(
                  new Member(
                      each.path("id").asText(),
                      each.path("name").asText(),
                      Instant.parse(each.path("expires").asText()),
                      Instant.parse(each.path("renewed").asText()),
                      Instant.parse(each.path("until").asText()))));
      var shares = new ArrayList<Hold>();
      json.path("shares")
          .forEach(each ->
              shares.add(
                  new Hold(
                      word(each.path("holder")),
                      instant(each.path("from")),
                      instant(each.path("unsure")))));
      var lead = json.path("lead");
      return new Roster(
          members, shares, new Lead(word(lead.path("holder")), lead.path("judged").asLong()));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new HistoryException("the roster of replicas cannot be read: " + e.getMessage(), e);
    }
  }

  private static @Nullable String word(JsonNode json) {
    return json.isTextual() ? json.asText() : null;
  }

  private static @Nullable Instant instant(JsonNode json) {
    return json.isTextual() ? Instant.parse(json.asText()) : null;
  }
}
