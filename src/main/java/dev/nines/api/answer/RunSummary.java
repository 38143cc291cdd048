package dev.nines.api.answer;

import dev.nines.outcome.Run;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One run without its steps, for lists. */
@Schema(
    name = "RunSummary",
    description = "One run without its steps; its fields are those of a Run.")
public record RunSummary(
    String id,
    String journey,
    String service,
    String region,
    @Schema(enumeration = {"schedule", "demand"}) String trigger,
    @Schema(enumeration = {"passed", "degraded", "failed", "excluded", "inconclusive"})
        String outcome,
    @Schema(nullable = true) @Nullable String reason,
    @Schema(nullable = true) @Nullable String step,
    @Schema(nullable = true) @Nullable String dependency,
    @Schema(nullable = true) @Nullable String cause,
    @Schema(nullable = true) @Nullable String message,
    Instant scheduled,
    Instant started,
    @Schema(description = "In seconds.") BigDecimal duration,
    boolean settled,
    @Schema(description = "In seconds.") Map<String, BigDecimal> milestones) {

  /** The published form of {@code run}. */
  public static RunSummary of(Run run) {
    var ending = Ending.of(run.outcome());
    return new RunSummary(
        run.id(),
        run.journey(),
        run.service(),
        run.region(),
        Words.of(run.trigger()),
        run.outcome().word(),
        ending.reason(),
        ending.step(),
        ending.dependency(),
        ending.cause(),
        ending.message(),
        run.scheduled(),
        run.started(),
        Seconds.of(run.duration()),
        run.settled(),
        RunAnswer.milestones(run));
  }
}
