package dev.nines.api.answer;

import dev.nines.incident.Incident;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What came of a call-back.
 *
 * @param acknowledged the ids of the incidents that were taken up by it
 * @param outcome the same in words
 */
@Schema(name = "CallbackOutcome")
public record CallbackAnswer(List<String> acknowledged, String outcome) {

  /** Somebody took these up. */
  public static CallbackAnswer of(List<Incident> incidents, String by) {
    return new CallbackAnswer(
        incidents.stream().map(Incident::id).toList(),
        incidents.isEmpty()
            ? "there was nothing left to take up: it is over, somebody was first, or another prober told of it"
            : "taken up by " + by);
  }

  /** These are open again. */
  public static CallbackAnswer back(List<Incident> incidents, @Nullable String by) {
    return new CallbackAnswer(
        List.of(),
        incidents.isEmpty()
            ? "nothing is open again by it: it is over, it was open, or somebody took it up elsewhere"
            : by == null
                ? "open again, as the acknowledgement ran out"
                : "open again, as %s took the acknowledgement back".formatted(by));
  }
}
