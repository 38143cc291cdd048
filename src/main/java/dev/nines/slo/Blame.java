package dev.nines.slo;

import dev.nines.outcome.Reason;
import org.jspecify.annotations.Nullable;

/** Why runs failed: the reason, the step and, where the step names one, the dependency. */
public record Blame(Reason reason, String step, @Nullable String dependency) {}
