package dev.nines.api.answer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All journeys of a prober. */
@Schema(name = "Journeys")
public record JourneysAnswer(
    String region, String revision, List<JourneyAnswer> journeys, List<BrokenFile> broken) {}
