package dev.nines.app;

import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import io.prometheus.client.CollectorRegistry;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * What is exposed, without the exemplars that Micrometer copies from buckets to the counts beside
 * them: OpenMetrics knows none there, and Prometheus refuses everything for a single one.
 */
final class BucketExemplars extends CollectorRegistry {

  BucketExemplars() {
    super(true);
  }

  @Override
  public Enumeration<MetricFamilySamples> metricFamilySamples() {
    return Collections.enumeration(
        Collections.list(super.metricFamilySamples()).stream()
            .map(BucketExemplars::clean)
            .toList());
  }

  private static MetricFamilySamples clean(MetricFamilySamples family) {
    return family.samples.stream().anyMatch(BucketExemplars::misplaced)
        ? new MetricFamilySamples(
            family.name, family.unit, family.type, family.help, clean(family.samples))
        : family;
  }

  private static List<Sample> clean(List<Sample> samples) {
    return samples.stream()
        .map(sample ->
            misplaced(sample)
                ? new Sample(
                    sample.name,
                    sample.labelNames,
                    sample.labelValues,
                    sample.value,
                    sample.timestampMs)
                : sample)
        .toList();
  }

  private static boolean misplaced(Sample sample) {
    return sample.exemplar != null && sample.name.endsWith("_count");
  }
}
