package dev.nines.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Registers meters that share some labels.
 *
 * @param shared the labels of every meter made here
 */
record Registrar(MeterRegistry registry, Tags shared) {

  /** One that adds labels to these. */
  Registrar with(String... labels) {
    return new Registrar(registry, tags(labels));
  }

  /** Meters that come and go, each made by {@code maker} from its key. */
  <K, M extends Meter> Series<K, M> series(Function<K, M> maker) {
    return new Series<>(registry, maker);
  }

  /**
   * @param labels names and values in turn
   */
  Counter counter(Family family, String... labels) {
    return Counter.builder(family.id())
        .description(family.help())
        .tags(tags(labels))
        .register(registry);
  }

  /**
   * A counter of seconds, which says so in its name. It shows milliseconds that are counted
   * elsewhere: sums of fractions would drift.
   *
   * @param millis to be held on to by whoever counts them
   */
  FunctionCounter counterOfSeconds(Family family, LongAdder millis, String... labels) {
    return FunctionCounter.builder(family.id(), millis, count -> count.sum() / 1e3)
        .description(family.help())
        .baseUnit("seconds")
        .tags(tags(labels))
        .register(registry);
  }

  /** Durations: a histogram, or their count and sum alone where the family has no buckets. */
  Timer timer(Family family, String... labels) {
    return Timer.builder(family.id())
        .description(family.help())
        .tags(tags(labels))
        .serviceLevelObjectives(family.buckets().toArray(Duration[]::new))
        .register(registry);
  }

  /** A histogram of what is no time. */
  DistributionSummary summary(Family family, String... labels) {
    return DistributionSummary.builder(family.id())
        .description(family.help())
        .tags(tags(labels))
        .serviceLevelObjectives(family.bounds())
        .register(registry);
  }

  Gauge gauge(Family family, Supplier<Number> value, String... labels) {
    return gauge(family, null, value, labels);
  }

  /** A gauge whose value is in seconds, and says so in its name. */
  Gauge gaugeOfSeconds(Family family, Supplier<Number> value, String... labels) {
    return gauge(family, "seconds", value, labels);
  }

  private Gauge gauge(
      Family family, @Nullable String unit, Supplier<Number> value, String... labels) {
    return Gauge.builder(family.id(), value)
        .description(family.help())
        .baseUnit(unit)
        .tags(tags(labels))
        .register(registry);
  }

  private Tags tags(String... labels) {
    var tags = new ArrayList<Tag>(labels.length / 2);
    for (int name = 0; name < labels.length; name += 2) {
      tags.add(Tag.of(labels[name], Label.of(labels[name + 1])));
    }
    return shared.and(tags);
  }
}
