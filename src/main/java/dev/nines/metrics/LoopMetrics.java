package dev.nines.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.function.Supplier;

/** Whether what goes on by itself in the prober still moves. */
public final class LoopMetrics {

  private final Registrar registrar;

  public LoopMetrics(MeterRegistry registry) {
    registrar = new Registrar(registry, Tags.empty());
  }

  /**
   * Shows one.
   *
   * @param still for how long it has not moved; asked at each scrape
   */
  public void show(String loop, Supplier<Duration> still) {
    registrar.gaugeOfSeconds(Family.LOOP_STILL, () -> still.get().toMillis() / 1e3, "loop", loop);
  }
}
