package dev.nines.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** How the prober's browsers do: whether there are enough of them, and whether they last. */
public final class BrowserMetrics {

  /**
   * The browsers at a moment.
   *
   * @param slots how many runs may be in browsers at once
   * @param memory in bytes
   * @param starts since the prober's start
   * @param ends likewise, by their reasons
   */
  public record Browsers(
      int slots,
      int taken,
      int waiting,
      Duration oldestWait,
      long memory,
      long starts,
      Map<String, Long> ends) {
    public Browsers {
      ends = Map.copyOf(ends);
    }
  }

  private final MeterRegistry registry;
  private final Supplier<Browsers> browsers;

  /**
   * @param reasons for a browser's end
   * @param browsers asked at each scrape
   */
  public BrowserMetrics(MeterRegistry registry, List<String> reasons, Supplier<Browsers> browsers) {
    this.registry = registry;
    this.browsers = browsers;
    var registrar = new Registrar(registry, Tags.empty());
    registrar.gauge(Family.BROWSER_SLOTS, () -> browsers.get().slots());
    registrar.gauge(Family.BROWSER_SLOTS_TAKEN, () -> browsers.get().taken());
    registrar.gauge(Family.BROWSER_RUNS_WAITING, () -> browsers.get().waiting());
    registrar.gaugeOfSeconds(
        Family.BROWSER_OLDEST_WAIT, () -> browsers.get().oldestWait().toNanos() / 1e9);
    Gauge.builder(Family.BROWSER_MEMORY.id(), () -> browsers.get().memory())
        .description(Family.BROWSER_MEMORY.help())
        .baseUnit("bytes")
        .register(registry);
    counter(Family.BROWSER_STARTS, Tags.empty(), Browsers::starts);
    reasons.forEach(reason ->
        counter(
            Family.BROWSER_ENDS,
            Tags.of("reason", reason),
            each -> each.ends().getOrDefault(reason, 0L)));
  }

  private void counter(Family family, Tags labels, ToDoubleFunction<Browsers> value) {
    FunctionCounter.builder(family.id(), browsers, each -> value.applyAsDouble(each.get()))
        .description(family.help())
        .tags(labels)
        .register(registry);
  }
}
