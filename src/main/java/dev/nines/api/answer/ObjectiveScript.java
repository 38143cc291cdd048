package dev.nines.api.answer;

import dev.nines.journey.Durations;
import dev.nines.journey.Objective;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is promised over a window of time. */
@Schema(name = "ObjectiveScript", description = "What is promised over a window of time.")
public record ObjectiveScript(
    @Schema(enumeration = {"availability", "latency"}) String kind,
    @Schema(description = "A share, more than 0 and less than 1.") double target,
    @Schema(description = "Of a latency, in seconds.", nullable = true)
        @Nullable BigDecimal threshold,
    @Schema(description = "Of a latency; null for the whole run.", nullable = true)
        @Nullable String milestone,
    @Schema(description = "Such as 30d, or month for the calendar month.") String window) {

  static ObjectiveScript of(Objective objective) {
    var window =
        switch (objective.window()) {
          case Objective.Rolling rolling -> Durations.text(rolling.length());
          case Objective.Month _ -> "month";
        };
    return switch (objective) {
      case Objective.Availability availability ->
          new ObjectiveScript("availability", availability.target(), null, null, window);
      case Objective.Latency latency ->
          new ObjectiveScript(
              "latency",
              latency.target(),
              Seconds.of(latency.threshold()),
              latency.milestone(),
              window);
    };
  }
}
