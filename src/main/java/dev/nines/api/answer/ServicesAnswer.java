package dev.nines.api.answer;

import dev.nines.report.Period;
import dev.nines.report.ServiceReport;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Services over a window. */
@Schema(name = "Services")
public record ServicesAnswer(Instant at, Period window, List<ServiceReport> services) {}
