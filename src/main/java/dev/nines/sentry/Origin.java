package dev.nines.sentry;

import org.jspecify.annotations.Nullable;

/**
 * The prober that errors come from.
 *
 * @param environment what is measured, such as {@code production}
 * @param host the machine's name, or null where it has none
 */
public record Origin(String version, String environment, String region, @Nullable String host) {}
