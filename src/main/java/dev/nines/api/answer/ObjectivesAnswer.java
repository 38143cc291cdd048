package dev.nines.api.answer;

import dev.nines.report.Standing;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How objectives stand. */
@Schema(name = "Objectives")
public record ObjectivesAnswer(Instant at, List<Standing> objectives) {}
