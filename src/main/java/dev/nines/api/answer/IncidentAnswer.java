package dev.nines.api.answer;

import dev.nines.alert.Silence;
import dev.nines.incident.FailedRun;
import dev.nines.incident.FailingPart;
import dev.nines.incident.Handling;
import dev.nines.incident.Incident;
import dev.nines.incident.Reach.Part;
import dev.nines.incident.Stage.Resolved;
import dev.nines.incident.Subject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An incident. */
@Schema(name = "IncidentRecord")
public record IncidentAnswer(
    String id,
    String subject,
    @Nullable String journey,
    String title,
    @Nullable String service,
    String region,
    List<String> regions,
    String reach,
    String rule,
    String severity,
    @Nullable String together,
    String concern,
    String stage,
    String observed,
    @Nullable Instant lastGood,
    Instant firstBad,
    Instant began,
    @Nullable Instant detected,
    @Nullable Instant told,
    @Nullable Instant over,
    @Nullable BigDecimal passive,
    @Nullable BigDecimal active,
    @Nullable Acknowledgement acknowledged,
    @Nullable Silenced silenced,
    @Nullable String ending,
    int reopened,
    boolean flapping,
    long failures,
    Map<String, Long> reasons,
    @Nullable String dependency,
    @Nullable Sample first,
    @Nullable Sample latest,
    List<Failing> parts,
    @Nullable String revision) {

  /** A journey that fails, as a part of the trouble of a service. */
  @Schema(name = "FailingPart")
  public record Failing(String service, String journey) {
    static Failing of(FailingPart part) {
      return new Failing(part.service(), part.journey());
    }
  }

  /** Who took it up, and when. */
  @Schema(name = "Acknowledgement")
  public record Acknowledgement(Instant at, String by) {
    static @Nullable Acknowledgement of(Handling.@Nullable Acknowledgement of) {
      return of == null ? null : new Acknowledgement(of.at(), of.by());
    }
  }

  /** Until when nobody is told of it, and who wants it so. */
  @Schema(name = "Silenced")
  public record Silenced(String silence, Instant until, String by, String reason) {
    static @Nullable Silenced of(@Nullable Silence silence) {
      return silence == null
          ? null
          : new Silenced(silence.id(), silence.to(), silence.by(), silence.reason());
    }
  }

  /** A run that is evidence of it. */
  @Schema(name = "FailedRun")
  public record Sample(
      String run,
      @Nullable String journey,
      Instant scheduled,
      String reason,
      @Nullable String step,
      @Nullable String dependency,
      @Nullable String message,
      List<EvidenceAnswer> evidence) {
    static Sample of(FailedRun run, Subject of, Function<String, List<EvidenceAnswer>> left) {
      return new Sample(
          run.runId(),
          run.journey() == null ? of.journey() : run.journey(),
          run.scheduled(),
          run.reason(),
          run.step(),
          run.dependency(),
          WellFormed.text(run.message()),
          left.apply(run.runId()));
    }
  }

  /**
   * The published form of {@code incident} that is over.
   *
   * @param left what a run left to look at
   */
  public static IncidentAnswer of(Incident incident, Function<String, List<EvidenceAnswer>> left) {
    return of(incident, null, left);
  }

  /**
   * The published form of {@code incident}.
   *
   * @param silence that is in force of it now, or null
   * @param left what a run left to look at
   */
  public static IncidentAnswer of(
      Incident incident, @Nullable Silence silence, Function<String, List<EvidenceAnswer>> left) {
    var subject = incident.subject();
    var evidence = incident.evidence();
    return new IncidentAnswer(
        incident.id(),
        subject.word(),
        subject.journey(),
        subject.title(),
        subject.service(),
        subject.region(),
        incident.regions(),
        incident.reach().word(),
        incident.rule(),
        incident.severity().word(),
        incident.reach() instanceof Part(var together) ? together.word() : null,
        incident.concern().name().toLowerCase(Locale.ROOT),
        incident.stage().word(),
        incident.observed(),
        incident.lastGood(),
        incident.firstBad(),
        incident.began(),
        incident.detected(),
        incident.handling().told(),
        incident.over(),
        Seconds.ofNullable(incident.passive().orElse(null)),
        Seconds.ofNullable(incident.active().orElse(null)),
        Acknowledgement.of(incident.handling().acknowledgement()),
        Silenced.of(silence),
        incident.stage() instanceof Resolved(_, var ending)
            ? ending.name().toLowerCase(Locale.ROOT)
            : null,
        incident.reopened(),
        incident.flapping(),
        evidence == null ? 0 : evidence.failures(),
        evidence == null ? Map.of() : evidence.reasons(),
        evidence == null ? null : evidence.dependency(),
        evidence == null ? null : Sample.of(evidence.first(), subject, left),
        evidence == null ? null : Sample.of(evidence.latest(), subject, left),
        incident.parts().stream().map(Failing::of).toList(),
        incident.revision());
  }
}
