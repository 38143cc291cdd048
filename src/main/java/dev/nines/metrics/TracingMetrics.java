package dev.nines.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Whether the traces of runs arrive. */
public final class TracingMetrics {

  private final MeterRegistry registry;
  private final Supplier<Spans> spans;

  /**
   * What became of the spans since the prober's start.
   *
   * @param sent how many were taken
   * @param dropped how many are lost
   * @param waiting how many are still to be sent
   */
  public record Spans(long sent, long dropped, int waiting) {}

  /**
   * @param spans asked at each scrape
   */
  public TracingMetrics(MeterRegistry registry, Supplier<Spans> spans) {
    this.registry = registry;
    this.spans = spans;
    counter(Family.TRACE_SPANS_SENT, Spans::sent);
    counter(Family.TRACE_SPANS_DROPPED, Spans::dropped);
    // Holds on to the supplier, which counters do not.
    new Registrar(registry, Tags.empty())
        .gauge(Family.TRACE_SPANS_WAITING, () -> spans.get().waiting());
  }

  private void counter(Family family, ToDoubleFunction<Spans> value) {
    FunctionCounter.builder(family.id(), spans, each -> value.applyAsDouble(each.get()))
        .description(family.help())
        .register(registry);
  }
}
