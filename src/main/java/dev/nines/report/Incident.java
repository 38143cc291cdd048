package dev.nines.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A span in which minutes of a journey were bad in a region: from the first to the end of the last,
 * with no more than two intervals, or two minutes, between any of them.
 *
 * @param seconds how long
 * @param badRuns how many
 * @param reason the most frequent one, with its step and dependency; null where details are gone
 */
public record Incident(
    String journey,
    String region,
    Instant from,
    Instant to,
    double seconds,
    long badRuns,
    @Nullable String reason,
    @Nullable String step,
    @Nullable String dependency) {}
