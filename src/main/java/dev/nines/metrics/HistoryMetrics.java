package dev.nines.metrics;

import dev.nines.store.Progress;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** How entries get into the history: whether the account is complete, and on its way. */
public final class HistoryMetrics {

  private final MeterRegistry registry;
  private final Supplier<Progress> progress;

  /**
   * @param progress asked at each scrape
   */
  public HistoryMetrics(MeterRegistry registry, Supplier<Progress> progress) {
    this.registry = registry;
    this.progress = progress;
    var registrar = new Registrar(registry, Tags.empty());
    counter(Family.HISTORY_WRITTEN, Progress::written);
    counter(Family.HISTORY_DROPPED, Progress::dropped);
    registrar.gauge(Family.HISTORY_WAITING, () -> progress.get().waiting());
    registrar.gauge(Family.HISTORY_SPILLED, () -> progress.get().spilled());
    registrar.gauge(Family.HISTORY_FAILING, () -> progress.get().failingSince() == null ? 0 : 1);
  }

  private void counter(Family family, ToDoubleFunction<Progress> value) {
    FunctionCounter.builder(family.id(), progress, each -> value.applyAsDouble(each.get()))
        .description(family.help())
        .register(registry);
  }
}
