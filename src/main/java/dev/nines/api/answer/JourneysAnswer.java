package dev.nines.api.answer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * All journeys of a prober.
 *
 * @param git where they come from a Git repository; else null
 */
@Schema(name = "Journeys")
public record JourneysAnswer(
    String region,
    String revision,
    @Nullable GitAnswer git,
    List<JourneyAnswer> journeys,
    List<BrokenFile> broken) {}
