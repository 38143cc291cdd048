package dev.nines.api.answer;

import dev.nines.journey.Journey;
import dev.nines.outcome.Run;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A journey in force, in brief. */
@Schema(name = "Journey", description = "A journey in force, in brief.")
public record JourneyAnswer(
    String name,
    @Schema(description = "What the customer does, in words.") String title,
    @Schema(description = "What it measures.") String service,
    @Schema(description = "The time between two scheduled starts, in seconds.") BigDecimal interval,
    @Schema(description = "Where it runs; empty for everywhere.") List<String> regions,
    @Schema(description = "Whether it runs in the region of this prober.") boolean here,
    @Schema(
            description = "Its next scheduled start here; null where there is none.",
            nullable = true)
        @Nullable Instant next,
    @Schema(description = "The run that ended last, since the prober's start.", nullable = true)
        @Nullable RunSummary lastRun) {

  /** A journey as it stands. */
  public static JourneyAnswer of(
      Journey journey, String region, @Nullable Instant next, @Nullable Run last) {
    return new JourneyAnswer(
        journey.name(),
        journey.title(),
        journey.service(),
        Seconds.of(journey.interval()),
        journey.regions().stream().sorted().toList(),
        journey.runsIn(region),
        next,
        last == null ? null : RunSummary.of(last));
  }
}
