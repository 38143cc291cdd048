package dev.nines.incident;

import static dev.nines.incident.JsonFields.instant;
import static dev.nines.incident.JsonFields.object;
import static dev.nines.incident.JsonFields.put;
import static dev.nines.incident.JsonFields.text;
import static dev.nines.incident.JsonFields.textOrNone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;

/** What an incident rests on, as it is kept. */
final class EvidenceJson {

  private EvidenceJson() {}

  static ObjectNode write(Evidence evidence) {
    var to = object();
    to.set("first", run(evidence.first()));
    to.set("latest", run(evidence.latest()));
    to.put("failures", evidence.failures());
    var reasons = to.putObject("reasons");
    evidence.reasons().forEach(reasons::put);
    put(to, "dependency", evidence.dependency());
    return to;
  }

  static Evidence read(JsonNode from) {
    var reasons = new LinkedHashMap<String, Long>();
    from.path("reasons")
        .properties()
        .forEach(each -> reasons.put(each.getKey(), each.getValue().asLong()));
    return new Evidence(
        run(from.path("first")),
        run(from.path("latest")),
        from.path("failures").asLong(),
        reasons,
        textOrNone(from, "dependency"));
  }

  private static ObjectNode run(FailedRun run) {
    var to = object().put("runId", run.runId());
    put(to, "scheduled", run.scheduled());
    to.put("reason", run.reason());
    put(to, "step", run.step());
    put(to, "dependency", run.dependency());
    put(to, "journey", run.journey());
    return to.put("message", run.message());
  }

  private static FailedRun run(JsonNode from) {
    return new FailedRun(
        text(from, "runId"),
        instant(from, "scheduled"),
        text(from, "reason"),
        textOrNone(from, "step"),
        textOrNone(from, "dependency"),
        text(from, "message"),
        textOrNone(from, "journey"));
  }
}
