package dev.nines.incident;

import static dev.nines.incident.JsonFields.constant;
import static dev.nines.incident.JsonFields.instant;
import static dev.nines.incident.JsonFields.instantOrNone;
import static dev.nines.incident.JsonFields.object;
import static dev.nines.incident.JsonFields.put;
import static dev.nines.incident.JsonFields.text;
import static dev.nines.incident.JsonFields.textOrNone;
import static dev.nines.incident.JsonFields.word;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.alert.AlertRule.Concern;
import dev.nines.alert.Severity;
import dev.nines.incident.Handling.Acknowledgement;
import dev.nines.incident.Reach.Alone;
import dev.nines.incident.Reach.Joint;
import dev.nines.incident.Reach.Part;
import dev.nines.incident.Subject.OfJourney;
import dev.nines.incident.Subject.OfProber;
import dev.nines.incident.Subject.OfService;
import java.util.ArrayList;
import java.util.List;

/** Incidents as they are kept: JSON in a form of its own, apart from what the API answers. */
public final class IncidentJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private IncidentJson() {}

  public static String write(Incident incident) {
    var to = object();
    to.put("id", incident.id()).put("version", incident.version());
    subject(to.putObject("subject"), incident.subject());
    to.put("rule", incident.rule())
        .put("severity", incident.severity().word())
        .put("concern", word(incident.concern()))
        .put("observed", incident.observed());
    put(to, "lastGood", incident.lastGood());
    put(to, "firstBad", incident.firstBad());
    put(to, "detected", incident.detected());
    put(to, "over", incident.over());
    to.put("reopened", incident.reopened());
    to.set("stage", StageJson.write(incident.stage()));
    var evidence = incident.evidence();
    if (evidence != null) {
      to.set("evidence", EvidenceJson.write(evidence));
    }
    reach(to, incident.reach());
    handling(to, incident.handling());
    parts(to, incident.parts());
    put(to, "revision", incident.revision());
    return to.toString();
  }

  /**
   * Reads what {@link #write} gives.
   *
   * @throws IllegalArgumentException if the text is no incident, or one of a newer Nines
   */
  public static Incident read(String text) {
    try {
      return incident(MAPPER.readTree(text));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("an incident is kept as something that is no JSON", e);
    }
  }

  private static Incident incident(JsonNode from) {
    var evidence = from.get("evidence");
    return new Incident(
        text(from, "id"),
        from.path("version").asLong(),
        subject(from.path("subject")),
        text(from, "rule"),
        Severity.valueOf(constant(text(from, "severity"))),
        Concern.valueOf(constant(text(from, "concern"))),
        text(from, "observed"),
        instantOrNone(from, "lastGood"),
        instant(from, "firstBad"),
        instantOrNone(from, "detected"),
        instantOrNone(from, "over"),
        from.path("reopened").asInt(),
        StageJson.read(from.path("stage")),
        evidence == null ? null : EvidenceJson.read(evidence),
        reach(from),
        handling(from),
        parts(from),
        textOrNone(from, "revision"));
  }

  private static void subject(ObjectNode to, Subject subject) {
    put(to, "journey", subject.journey());
    if (!(subject instanceof OfProber)) {
      to.put("title", subject.title());
    }
    put(to, "service", subject.service());
    to.put("region", subject.region());
  }

  /** What it says tells what it is of: all were once of journeys. */
  private static Subject subject(JsonNode from) {
    var region = text(from, "region");
    if (from.has("journey")) {
      return new OfJourney(
          text(from, "journey"), text(from, "title"), text(from, "service"), region);
    }
    return from.has("service")
        ? new OfService(text(from, "service"), text(from, "title"), region)
        : new OfProber(region);
  }

  private static void parts(ObjectNode to, List<FailingPart> parts) {
    if (!parts.isEmpty()) {
      var all = to.putArray("parts");
      parts.forEach(
          each -> all.addObject().put("service", each.service()).put("journey", each.journey()));
    }
  }

  private static List<FailingPart> parts(JsonNode from) {
    var parts = new ArrayList<FailingPart>();
    from.path("parts")
        .forEach(each -> parts.add(new FailingPart(text(each, "service"), text(each, "journey"))));
    return parts;
  }

  private static void handling(ObjectNode to, Handling handling) {
    put(to, "told", handling.told());
    var acknowledgement = handling.acknowledgement();
    if (acknowledgement != null) {
      var taken = to.putObject("acknowledgement");
      put(taken, "at", acknowledgement.at());
      taken.put("by", acknowledgement.by());
    }
  }

  /** Of one that was kept before this was, nobody knows. */
  private static Handling handling(JsonNode from) {
    var taken = from.get("acknowledgement");
    return new Handling(
        instantOrNone(from, "told"),
        taken == null ? null : new Acknowledgement(instant(taken, "at"), text(taken, "by")));
  }

  /** One that says nothing of it is that of one region, as all were once. */
  private static void reach(ObjectNode to, Reach reach) {
    switch (reach) {
      case Alone _ -> {}
      case Part(var together) -> to.put("together", together.word());
      case Joint(var regions, var cause) -> {
        var names = to.putArray("regions");
        regions.forEach(names::add);
        to.put("cause", cause);
      }
    }
  }

  private static Reach reach(JsonNode from) {
    var regions = from.get("regions");
    if (regions != null && regions.isArray()) {
      var names = new ArrayList<String>();
      regions.forEach(each -> names.add(each.asText()));
      return new Joint(names, text(from, "cause"));
    }
    var together = textOrNone(from, "together");
    return together == null ? Alone.ALONE : new Part(Severity.valueOf(constant(together)));
  }
}
