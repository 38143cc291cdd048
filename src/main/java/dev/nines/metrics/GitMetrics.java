package dev.nines.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** How it stands with journeys from Git: which commit is played, and whether it is the newest. */
public final class GitMetrics {

  /**
   * Git at a moment.
   *
   * @param age of what the repository last told, in seconds; not a number where it never did
   * @param changed how often there was another commit, since the prober's start
   * @param same how often there was none, likewise
   * @param failed how often it could not be had, likewise
   */
  public record Fetches(double age, long changed, long same, long failed) {}

  private final MeterRegistry registry;
  private final Supplier<Fetches> fetches;
  private final MultiGauge commit;
  private final MultiGauge refused;

  /**
   * @param fetches asked at each scrape
   */
  public GitMetrics(MeterRegistry registry, Supplier<Fetches> fetches) {
    this.registry = registry;
    this.fetches = fetches;
    new Registrar(registry, Tags.empty()).gaugeOfSeconds(Family.GIT_AGE, () -> fetches.get().age());
    counter("changed", Fetches::changed);
    counter("same", Fetches::same);
    counter("failed", Fetches::failed);
    this.commit = multiple(Family.GIT_COMMIT);
    this.refused = multiple(Family.GIT_REFUSED);
  }

  /**
   * Other commits are in force, or refused.
   *
   * @param inForce 40 hexadecimal digits, or null
   * @param refusedOne likewise: the newest, where it is not in force
   * @param problems how many keep it from being so
   */
  public void commits(@Nullable String inForce, @Nullable String refusedOne, int problems) {
    register(commit, inForce, 1);
    register(refused, refusedOne, problems);
  }

  private static void register(MultiGauge gauge, @Nullable String commit, int value) {
    gauge.register(
        commit == null
            ? List.of()
            : List.of(MultiGauge.Row.of(Tags.of("commit", Label.of(commit)), value)),
        true);
  }

  private MultiGauge multiple(Family family) {
    return MultiGauge.builder(family.id()).description(family.help()).register(registry);
  }

  private void counter(String outcome, ToDoubleFunction<Fetches> value) {
    FunctionCounter.builder(
            Family.GIT_FETCHES.id(), fetches, each -> value.applyAsDouble(each.get()))
        .description(Family.GIT_FETCHES.help())
        .tags(Tags.of("outcome", outcome))
        .register(registry);
  }
}
