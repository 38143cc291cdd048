package dev.nines.notify.message;

import dev.nines.alert.AlertRule.Concern;
import dev.nines.incident.Evidence;
import dev.nines.incident.FailingPart;
import dev.nines.incident.Incident;
import dev.nines.incident.Stage.Acknowledged;
import dev.nines.incident.Subject.OfCommit;
import dev.nines.incident.Subject.OfJourney;
import dev.nines.incident.Subject.OfProber;
import dev.nines.incident.Subject.OfService;
import dev.nines.notify.message.Message.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The facts of an incident, each in a few words. */
final class Facts {

  private static final int LONGEST = 200;
  private static final int LONGEST_MESSAGE = 500;
  private static final int MOST_REASONS = 4;

  private Facts() {}

  static Fact since(Incident incident) {
    var began = Times.moment(incident.began());
    return new Fact(
        "Since",
        incident
            .passive()
            .map(span -> began + "; nobody knew for " + Times.span(span))
            .orElse(began));
  }

  /** Whose it is and where, as in {@code journey chat of service chat-support, region eu-1}. */
  static String where(Incident incident) {
    return switch (incident.subject()) {
      case OfJourney journey ->
          "journey %s of service %s, %s"
              .formatted(journey.journey(), journey.service(), regions(incident.regions()));
      case OfService service ->
          "service %s, %s".formatted(service.service(), regions(incident.regions()));
      case OfProber _ -> regions(incident.regions());
      case OfCommit commit ->
          "repository %s, %s".formatted(commit.repository(), regions(incident.regions()));
    };
  }

  /** Who looks after it, and since when. */
  static Fact takenUp(Acknowledged stage) {
    return new Fact(
        "Taken up",
        "by %s, %s".formatted(Excerpt.line(stage.by(), LONGEST), Times.moment(stage.at())));
  }

  /** How long it took, of which how long nobody knew. */
  static Fact lasted(Incident first, Instant over) {
    var known = first.detected() == null ? over : first.detected();
    return new Fact(
        "Lasted",
        "%s to %s; nobody knew for %s, known for %s"
            .formatted(
                Times.moment(first.began()),
                Times.moment(over),
                first.passive().map(Times::span).orElse("0s"),
                Times.span(Duration.between(known, over))));
  }

  static Fact step(Evidence evidence) {
    var latest = evidence.latest();
    return latest.step() == null
        ? new Fact("Cause", Excerpt.line(latest.reason(), LONGEST))
        : new Fact(
            "Fails at",
            Excerpt.line(
                "%sstep \"%s\", %s"
                    .formatted(
                        latest.journey() == null ? "" : "journey " + latest.journey() + ", ",
                        latest.step(),
                        latest.reason()),
                LONGEST));
  }

  static Fact latest(Evidence evidence) {
    return new Fact("Latest", Excerpt.line(evidence.latest().message(), LONGEST_MESSAGE));
  }

  static Fact runs(Incident incident, Evidence evidence) {
    return new Fact("Runs", Excerpt.line(counted(incident, evidence), LONGEST));
  }

  /** How many runs failed and why, as in {@code 3 failed (send: timeout 2, open: error 1)}. */
  static String counted(Incident incident, Evidence evidence) {
    var failed = incident.concern() == Concern.PROBER ? "without a verdict" : "failed";
    var reasons = evidence.reasons();
    if (reasons.size() == 1) {
      return "%d %s, %s".formatted(evidence.failures(), failed, reasons.keySet().iterator().next());
    }
    var most =
        reasons.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(MOST_REASONS)
            .map(each -> each.getKey() + " " + each.getValue())
            .collect(Collectors.joining(", "));
    return "%d %s (%s%s)"
        .formatted(
            evidence.failures(), failed, most, reasons.size() > MOST_REASONS ? ", and others" : "");
  }

  /** Of a service, what of it fails, as in {@code chat-support (support-chat), mail (mail)}. */
  static Fact parts(List<FailingPart> parts) {
    var services =
        parts.stream()
            .collect(
                Collectors.groupingBy(
                    FailingPart::service,
                    LinkedHashMap::new,
                    Collectors.mapping(FailingPart::journey, Collectors.joining(", "))));
    return new Fact(
        "In trouble",
        Excerpt.line(
            services.entrySet().stream()
                .map(each -> each.getKey() + " (" + each.getValue() + ")")
                .collect(Collectors.joining(", ")),
            LONGEST));
  }

  static Fact dependency(String name) {
    return new Fact("Dependency", name + "; every failed run stopped at it");
  }

  static Fact rule(Incident incident) {
    return new Fact(
        "Rule",
        Excerpt.line(
            incident.observed().isEmpty()
                ? incident.rule()
                : incident.rule() + ": " + incident.observed(),
            LONGEST));
  }

  /** Where it is, as in {@code regions eu-1, us-1}. */
  static String regions(List<String> regions) {
    return Excerpt.line(
        (regions.size() == 1 ? "region " : "regions ") + String.join(", ", regions), LONGEST);
  }

  /** Which files said how it was to go. */
  static Fact revision(String revision) {
    return new Fact("Journeys", "of revision " + revision);
  }

  static Fact flapping(Incident incident) {
    return new Fact("Flapping", "it came back " + incident.reopened() + " times");
  }
}
