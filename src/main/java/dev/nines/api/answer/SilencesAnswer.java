package dev.nines.api.answer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Of what nobody is told.
 *
 * @param silences in force or to come, the first to begin first
 */
@Schema(name = "Silences")
public record SilencesAnswer(String region, List<SilenceAnswer> silences) {}
