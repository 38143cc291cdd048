package dev.nines.api.answer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One journey whole. */
@Schema(name = "JourneyDetail")
public record JourneyDetail(JourneyAnswer status, JourneyScript written) {}
