/**
 * What happened, as meters: counters and histograms that stay true when they are summed over
 * probers, and gauges only where the greatest over instances is right. {@link
 * dev.nines.metrics.RunMetrics} listens to the events of runs; it knows journeys and outcomes, and
 * neither the runner that makes them nor the registry's kind. Every series of a journey exists from
 * its loading, so that its first increment is not lost to {@code rate}, and goes when the journey
 * goes. Events may come from any thread; loading and unloading from any thread too.
 */
@NullMarked
package dev.nines.metrics;

import org.jspecify.annotations.NullMarked;
