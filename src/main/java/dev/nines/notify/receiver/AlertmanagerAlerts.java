package dev.nines.notify.receiver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.incident.Incident;
import dev.nines.incident.Subject.OfService;
import dev.nines.notify.Notice;
import dev.nines.notify.message.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Alerts of Alertmanager's API, one for each incident, known again by their labels.
 *
 * @param labels the receiver's own, which are added to all
 */
record AlertmanagerAlerts(Map<String, String> labels) {

  /** How long an alert stands that is not sent again; the outbox sends it each minute. */
  private static final Duration STANDS = Duration.ofMinutes(5);

  /** One that stands is later than any that is over. */
  private static final Comparator<Incident> LATEST =
      Comparator.comparing((Incident incident) -> incident.stage().stands())
          .thenComparing(Incident::firstBad);

  private static final Duration TEST_STANDS = Duration.ofMinutes(1);
  private static final Pattern WORD = Pattern.compile("[a-z0-9]+");

  ArrayNode of(Notice notice, Instant now) {
    var alerts = JsonNodeFactory.instance.arrayNode();
    // Of alerts with the same labels it keeps the last it reads, whatever that says: one that was
    // over, as its journey was removed, would end the one that stands since.
    var one = new LinkedHashMap<Map<String, String>, Incident>();
    notice
        .incidents()
        .forEach(incident ->
            one.merge(labels(notice, incident), incident, BinaryOperator.maxBy(LATEST)));
    one.values().forEach(incident -> alerts.add(alert(notice, incident, now)));
    return alerts;
  }

  private ObjectNode alert(Notice notice, Incident incident, Instant now) {
    var alert = JsonNodeFactory.instance.objectNode();
    var all = alert.putObject("labels");
    labels(notice, incident).forEach(all::put);
    var message = Wording.of(alone(notice, incident));
    var annotations = alert.putObject("annotations");
    annotations.put("summary", message.headline()).put("description", message.facts());
    if (notice.acknowledge() != null) {
      annotations.put("acknowledge", notice.acknowledge().toString());
    }
    var run = notice.run(incident);
    if (run != null) {
      annotations.put("run", run.toString());
    }
    alert.put("startsAt", incident.began().toString());
    alert.put("endsAt", ends(notice, incident, now).toString());
    if (notice.link() != null) {
      alert.put("generatorURL", notice.link().toString());
    }
    return alert;
  }

  private Map<String, String> labels(Notice notice, Incident incident) {
    var subject = incident.subject();
    var all = new TreeMap<String, String>();
    all.put("alertname", name(incident));
    all.put("severity", incident.severity().word());
    put(all, "service", subject.service());
    put(all, "journey", subject.journey());
    all.put("region", subject.region());
    all.put("environment", notice.environment());
    all.put("nines_rule", incident.rule());
    all.putAll(labels);
    return all;
  }

  /** One that is empty is none there. */
  private static void put(Map<String, String> labels, String name, @Nullable String value) {
    if (value != null) {
      labels.put(name, value);
    }
  }

  /** As the generated rules name it. */
  private static String name(Incident incident) {
    return name(
        incident.subject() instanceof OfService ? "service-" + incident.rule() : incident.rule());
  }

  private static Instant ends(Notice notice, Incident incident, Instant now) {
    if (notice.kind() == Notice.Kind.TEST) {
      return now.plus(TEST_STANDS);
    }
    if (incident.stage().stands()) {
      return now.plus(STANDS);
    }
    return incident.over() == null ? now : incident.over();
  }

  private static Notice alone(Notice notice, Incident incident) {
    var kind =
        notice.kind() == Notice.Kind.TEST || incident.stage().stands()
            ? notice.kind()
            : Notice.Kind.RESOLVED;
    return new Notice(
        notice.id(),
        notice.version(),
        kind,
        notice.about(),
        incident.severity(),
        notice.environment(),
        notice.region(),
        List.of(incident),
        notice.at(),
        notice.link(),
        notice.runs(),
        notice.acknowledge());
  }

  /** {@code burn-rate-1h} becomes {@code NinesBurnRate1h}, as alerts are usually named. */
  static String name(String rule) {
    var name =
        WORD.matcher(rule)
            .results()
            .map(word -> Character.toUpperCase(word.group().charAt(0)) + word.group().substring(1))
            .reduce("", String::concat);
    return name.startsWith("Nines") ? name : "Nines" + name;
  }
}
