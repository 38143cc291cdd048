package dev.nines.app;

import dev.nines.metrics.CountedRun;
import dev.nines.tracing.RunTraces;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exemplars.DefaultExemplarSampler;
import io.prometheus.client.exemplars.ExemplarSampler;
import io.prometheus.client.exemplars.tracer.common.SpanContextSupplier;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Has counters and buckets name a run that was counted in them. Prometheus' own sampler decides how
 * often: a number keeps its example for some seconds, so that busy journeys pay nothing for it.
 */
@Singleton
public class Exemplars {

  /** In the place of Quarkus' own, which takes them from its OpenTelemetry extension or nowhere. */
  @Produces
  @Singleton
  @Alternative
  @Priority(1)
  Optional<ExemplarSampler> sampler() {
    return Optional.of(new DefaultExemplarSampler(new Counted()));
  }

  @Produces
  @Singleton
  CollectorRegistry registry() {
    return new BucketExemplars();
  }

  /** The run that is being counted, as a span. */
  private static final class Counted implements SpanContextSupplier {

    @Override
    public @Nullable String getTraceId() {
      return CountedRun.id();
    }

    @Override
    public @Nullable String getSpanId() {
      var run = CountedRun.id();
      return run == null ? null : RunTraces.rootSpan(run);
    }

    @Override
    public boolean isSampled() {
      return CountedRun.id() != null;
    }
  }
}
