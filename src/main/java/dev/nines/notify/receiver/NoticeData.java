package dev.nines.notify.receiver;

import dev.nines.incident.Evidence;
import dev.nines.incident.FailedRun;
import dev.nines.incident.FailingPart;
import dev.nines.incident.Incident;
import dev.nines.notify.Notice;
import dev.nines.notify.message.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A notice as plain maps and lists: the JSON of a webhook, and what its template can name. Moments
 * are texts in UTC, spans are seconds; what is not known is null.
 */
final class NoticeData {

  private NoticeData() {}

  static Map<String, @Nullable Object> of(Notice notice) {
    var message = Wording.of(notice);
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("key", Key.message(notice));
    data.put("id", notice.id());
    data.put("version", notice.version());
    data.put("kind", notice.kind().name().toLowerCase(Locale.ROOT));
    data.put("test", notice.kind() == Notice.Kind.TEST);
    data.put("stands", notice.stands());
    data.put("environment", notice.environment());
    data.put("region", notice.region());
    data.put("about", notice.about());
    data.put("severity", notice.severity().word());
    data.put("headline", message.headline());
    data.put("text", message.body());
    data.put("at", notice.at().toString());
    data.put("link", text(notice.link()));
    data.put("acknowledge", text(notice.acknowledge()));
    data.put("incidents", notice.incidents().stream().map(each -> incident(notice, each)).toList());
    return data;
  }

  private static Map<String, @Nullable Object> incident(Notice notice, Incident incident) {
    var subject = incident.subject();
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("id", incident.id());
    data.put("subject", subject.word());
    // No template that was written for journeys may fail because there is none.
    data.put("journey", Objects.requireNonNullElse(subject.journey(), ""));
    data.put("title", subject.title());
    data.put("service", Objects.requireNonNullElse(subject.service(), ""));
    data.put("region", subject.region());
    data.put("regions", incident.regions());
    data.put("rule", incident.rule());
    data.put("severity", incident.severity().word());
    data.put("concern", incident.concern().name().toLowerCase(Locale.ROOT));
    data.put("stage", incident.stage().word());
    data.put("observed", incident.observed());
    data.put("began", incident.began().toString());
    data.put("detected", text(incident.detected()));
    data.put("over", text(incident.over()));
    data.put("passive", seconds(incident.passive().orElse(null)));
    data.put("active", seconds(incident.active().orElse(null)));
    data.put("flapping", incident.flapping());
    var evidence = incident.evidence();
    data.put("failures", evidence == null ? 0L : evidence.failures());
    data.put("dependency", evidence == null ? null : evidence.dependency());
    data.put("reasons", evidence == null ? List.of() : reasons(evidence));
    data.put("latest", evidence == null ? null : run(evidence.latest(), notice, incident));
    data.put("revision", incident.revision());
    data.put("parts", incident.parts().stream().map(NoticeData::part).toList());
    return data;
  }

  private static List<Map<String, Object>> reasons(Evidence evidence) {
    var reasons = new ArrayList<Map<String, Object>>();
    evidence
        .reasons()
        .forEach((reason, runs) -> {
          var each = new LinkedHashMap<String, Object>();
          each.put("reason", reason);
          each.put("runs", runs);
          reasons.add(each);
        });
    return reasons;
  }

  private static Map<String, Object> part(FailingPart part) {
    var data = new LinkedHashMap<String, Object>();
    data.put("service", part.service());
    data.put("journey", part.journey());
    return data;
  }

  private static Map<String, @Nullable Object> run(FailedRun run, Notice notice, Incident of) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("run", run.runId());
    var journey = run.journey() == null ? of.subject().journey() : run.journey();
    data.put("journey", Objects.requireNonNullElse(journey, ""));
    data.put("scheduled", run.scheduled().toString());
    data.put("step", run.step());
    data.put("reason", run.reason());
    data.put("message", run.message());
    data.put("link", text(notice.run(of)));
    return data;
  }

  private static @Nullable Double seconds(@Nullable Duration span) {
    return span == null ? null : span.toMillis() / 1e3;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
