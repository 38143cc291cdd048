package dev.nines.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nines.journey.Durations;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a silence is asked for with.
 *
 * @param journeys and {@code services}: both empty for everything
 */
record SilenceRequest(
    Set<String> journeys,
    Set<String> services,
    Instant from,
    Instant to,
    String by,
    String reason) {

  /** Longer, and what was to be quiet for a while has been forgotten. */
  private static final Duration LONGEST = Duration.ofDays(30);

  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_REASON = 500;

  private static final List<String> MEMBERS =
      List.of("journeys", "services", "everything", "from", "to", "for", "by", "reason");

  private static final String EXPECTED =
      "expected an object such as {\"journeys\": [\"support-chat\"], \"for\": \"2h\", \"by\": \"ann\", \"reason\": \"new servers\"}";

  /**
   * Reads a body.
   *
   * @param journeysKnown the names of all journeys
   * @param servicesKnown the names of all services
   * @throws ProblemException if it is no wish for a silence
   */
  static SilenceRequest read(
      @Nullable MediaType type,
      @Nullable String body,
      Collection<String> journeysKnown,
      Collection<String> servicesKnown,
      Instant now) {
    if (body == null || body.isBlank()) {
      throw JsonBody.bad("there is no body; " + EXPECTED);
    }
    var json = JsonBody.object(type, body, EXPECTED, MEMBERS);
    var journeys = names(json, "journeys", "journey", journeysKnown);
    var services = names(json, "services", "service", servicesKnown);
    checkMeant(json.path("everything"), journeys.isEmpty() && services.isEmpty());
    // Nobody asks for parts of a second, and the clock's would be shown to everybody.
    var from = moment(json, "from").orElse(now).truncatedTo(ChronoUnit.SECONDS);
    var to = end(json, from).truncatedTo(ChronoUnit.SECONDS);
    if (!from.isBefore(to) || !to.isAfter(now)) {
      throw JsonBody.bad(
          "the silence is from %s to %s, and now it is %s; expected an end after both"
              .formatted(from, to, now.truncatedTo(ChronoUnit.SECONDS)));
    }
    if (Duration.between(from, to).compareTo(LONGEST) > 0
        || Duration.between(now, from).compareTo(LONGEST) > 0) {
      throw JsonBody.bad(
          "the silence is from %s to %s; expected 30d at most, and a beginning within 30d; what is to be quiet for longer belongs into a file"
              .formatted(from, to));
    }
    return new SilenceRequest(
        journeys,
        services,
        from,
        to,
        text(json, "by", LONGEST_NAME, "who asks for it, such as \"ann\""),
        text(json, "reason", LONGEST_REASON, "why, such as \"new servers\""));
  }

  /** Silence for everything is too much to come of a member that was forgotten. */
  private static void checkMeant(JsonNode everything, boolean namesNothing) {
    if (!everything.isMissingNode() && !everything.isBoolean()) {
      throw JsonBody.bad(
          "everything is %s; expected true or false".formatted(JsonBody.kind(everything)));
    }
    if (namesNothing && !everything.asBoolean()) {
      throw JsonBody.bad(
          "neither journeys nor services are named; name some, or say \"everything\": true");
    }
    if (!namesNothing && everything.asBoolean()) {
      throw JsonBody.bad(
          "journeys or services are named beside \"everything\": true; expected one of both");
    }
  }

  private static Set<String> names(
      JsonNode json, String member, String kind, Collection<String> known) {
    var list = json.path(member);
    if (list.isMissingNode()) {
      return Set.of();
    }
    if (!list.isArray()) {
      throw JsonBody.bad(
          "%s is %s; expected an array of names".formatted(member, JsonBody.kind(list)));
    }
    var names = new LinkedHashSet<String>();
    for (var each : list) {
      if (!each.isTextual()) {
        throw JsonBody.bad("%s holds %s; expected names".formatted(member, JsonBody.kind(each)));
      }
      if (!known.contains(each.textValue())) {
        throw JsonBody.bad(
            "there is no %s \"%s\"; %s"
                .formatted(
                    kind,
                    ProblemException.cut(each.textValue()),
                    ProblemException.expected(each.textValue(), known)));
      }
      names.add(each.textValue());
    }
    return names;
  }

  private static Instant end(JsonNode json, Instant from) {
    var to = moment(json, "to");
    var length = json.path("for");
    if (to.isPresent() == !length.isMissingNode()) {
      throw JsonBody.bad(
          (to.isPresent() ? "for and to are both" : "neither for nor to is")
              + " given; expected one of them, such as \"for\": \"2h\"");
    }
    if (to.isPresent()) {
      return to.get();
    }
    try {
      return from.plus(Durations.parse(length.asText()));
    } catch (IllegalArgumentException _) {
      throw JsonBody.bad(
          "for is %s; expected a duration such as \"30m\", \"2h\" or \"3d\""
              .formatted(found(length)));
    }
  }

  private static Optional<Instant> moment(JsonNode json, String member) {
    var given = json.path(member);
    if (given.isMissingNode()) {
      return Optional.empty();
    }
    return Optional.of(
        Parameters.parsed(given.asText())
            .orElseThrow(() ->
                JsonBody.bad(
                    "%s is %s; expected a moment such as \"2026-03-02T09:30:00Z\""
                        .formatted(member, found(given)))));
  }

  private static String text(JsonNode json, String member, int longest, String expected) {
    var given = json.path(member);
    if (!given.isTextual() || given.textValue().isBlank()) {
      throw JsonBody.bad(
          "%s is %s; expected %s"
              .formatted(member, given.isTextual() ? "blank" : JsonBody.kind(given), expected));
    }
    var text = given.textValue().strip();
    if (text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
      throw JsonBody.bad(
          "%s has %d characters or a line break; expected one line of %d at most"
              .formatted(member, text.length(), longest));
    }
    return text;
  }

  private static String found(JsonNode given) {
    return given.isTextual()
        ? "\"" + ProblemException.cut(given.textValue()) + "\""
        : JsonBody.kind(given);
  }
}
