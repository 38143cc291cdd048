package dev.nines.api.answer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Incidents.
 *
 * @param current those that are pending or stand, the gravest first
 * @param past those that began in the window and are over, the newest first
 */
@Schema(name = "Incidents")
public record IncidentsAnswer(List<IncidentAnswer> current, List<IncidentAnswer> past) {}
