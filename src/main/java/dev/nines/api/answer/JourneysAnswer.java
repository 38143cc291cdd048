package dev.nines.api.answer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All journeys of a prober. */
@Schema(name = "Journeys", description = "All journeys of a prober.")
public record JourneysAnswer(
    @Schema(description = "Of this prober.") String region,
    @Schema(description = "Of the journeys' files, 12 hexadecimal digits.") String revision,
    @Schema(description = "By name.") List<JourneyAnswer> journeys,
    @Schema(description = "The files that do not load now.") List<BrokenFile> broken) {}
