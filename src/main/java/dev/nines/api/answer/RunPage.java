package dev.nines.api.answer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of runs. */
@Schema(name = "RunPage")
public record RunPage(List<RunSummary> runs, @Nullable String next) {}
