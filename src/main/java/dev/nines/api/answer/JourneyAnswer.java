package dev.nines.api.answer;

import dev.nines.journey.Journey;
import dev.nines.outcome.Run;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A journey in force, in brief. */
@Schema(name = "Journey")
public record JourneyAnswer(
    String name,
    String title,
    String service,
    BigDecimal interval,
    List<String> regions,
    boolean here,
    @Nullable String elsewhere,
    @Nullable Instant next,
    @Nullable RunSummary lastRun,
    FileAnswer file) {

  /**
   * A journey as it stands.
   *
   * @param here whether it is of this prober's region and shard
   * @param elsewhere why this prober does not play it, in words; null where it does
   */
  public static JourneyAnswer of(
      Journey journey,
      boolean here,
      @Nullable String elsewhere,
      @Nullable Instant next,
      @Nullable Run last,
      FileAnswer file) {
    return new JourneyAnswer(
        journey.name(),
        journey.title(),
        journey.service(),
        Seconds.of(journey.interval()),
        journey.regions().stream().sorted().toList(),
        here,
        elsewhere,
        next,
        last == null ? null : RunSummary.of(last),
        file);
  }
}
