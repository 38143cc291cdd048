package dev.nines.report;

import org.jspecify.annotations.Nullable;

/**
 * An objective and whose it is.
 *
 * @param kind {@code journey} or {@code service}
 * @param region null over all regions that were asked for
 */
public record Standing(String kind, String name, @Nullable String region, ObjectiveStatus status) {}
