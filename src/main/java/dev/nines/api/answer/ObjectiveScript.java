package dev.nines.api.answer;

import dev.nines.journey.Durations;
import dev.nines.journey.Objective;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is promised over a window of time. */
@Schema(name = "ObjectiveScript")
public record ObjectiveScript(
    String kind,
    double target,
    @Nullable BigDecimal threshold,
    @Nullable String milestone,
    String window) {

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
