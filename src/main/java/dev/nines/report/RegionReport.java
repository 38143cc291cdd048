package dev.nines.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All runs of one region.
 *
 * @param revision of the journeys' files in force; null where none is known
 * @param since when that revision is in force
 */
public record RegionReport(
    String region, @Nullable String revision, @Nullable Instant since, Numbers numbers) {}
