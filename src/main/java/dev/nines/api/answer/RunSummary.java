package dev.nines.api.answer;

import dev.nines.outcome.Run;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One run without its steps, for lists. */
@Schema(name = "RunSummary")
public record RunSummary(
    String id,
    String journey,
    String service,
    String region,
    String trigger,
    String outcome,
    @Nullable String reason,
    @Nullable String step,
    @Nullable String dependency,
    @Nullable String cause,
    @Nullable String message,
    Instant scheduled,
    Instant started,
    BigDecimal duration,
    boolean settled,
    Map<String, BigDecimal> milestones) {

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
