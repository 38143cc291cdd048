package dev.nines.report;

import org.jspecify.annotations.Nullable;

/**
 * How fast an error budget is spent.
 *
 * @param window over which, such as {@code 6h}
 * @param rate 1 spends exactly all of it over the objective's window; null where nothing was
 *     measured
 */
public record BurnRate(String window, @Nullable Double rate) {}
