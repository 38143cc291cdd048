package dev.nines.report;

import dev.nines.slo.LatencySketch;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long good runs took, in seconds, within 1 %; the percentiles are null where there are none.
 *
 * @param milestone null for the whole run
 */
public record Latency(
    @Nullable String milestone,
    long runs,
    @Nullable Double p50,
    @Nullable Double p90,
    @Nullable Double p95,
    @Nullable Double p99) {

  static Latency of(@Nullable String milestone, LatencySketch sketch) {
    return new Latency(
        milestone,
        sketch.count(),
        seconds(sketch, 0.5),
        seconds(sketch, 0.9),
        seconds(sketch, 0.95),
        seconds(sketch, 0.99));
  }

  static @Nullable Double seconds(LatencySketch sketch, double share) {
    return sketch.percentile(share).map(Latency::seconds).orElse(null);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
