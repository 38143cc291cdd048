package dev.nines.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The meters of one family of one journey, by what tells them apart. Those that can be foreseen
 * exist from the journey's loading; others appear when they are first seen. Finding one is a
 * look-up without a lock.
 *
 * @param <K> the labels that vary within the journey
 */
final class Series<K, M extends Meter> {

  private final MeterRegistry registry;
  private final Function<K, M> maker;
  private final ConcurrentMap<K, M> meters = new ConcurrentHashMap<>();
  private Set<K> foreseen = Set.of();
  private boolean gone;

  /**
   * @param maker registers the meter of a key
   */
  Series(MeterRegistry registry, Function<K, M> maker) {
    this.registry = registry;
    this.maker = maker;
  }

  /** Tells the meter of {@code key}, made if it was not foreseen; none when the journey is gone. */
  void tell(K key, Consumer<? super M> what) {
    var found = meters.get(key);
    var meter = found != null ? found : unforeseen(key);
    if (meter != null) {
      what.accept(meter);
    }
  }

  /** Makes the meter of {@code key} if there is none and the journey is not gone. */
  void meet(K key) {
    var _ = unforeseen(key);
  }

  boolean has(K key) {
    return meters.containsKey(key);
  }

  private synchronized @Nullable M unforeseen(K key) {
    return gone ? null : meters.computeIfAbsent(key, maker);
  }

  /**
   * Makes what is foreseen now. What was foreseen before and is no more goes; of the others those
   * stay that are still {@code possible}. What stays keeps its count.
   */
  synchronized void foresee(Set<K> keys, Predicate<K> possible) {
    keys.forEach(key -> meters.computeIfAbsent(key, maker));
    for (var key : Set.copyOf(meters.keySet())) {
      if (!keys.contains(key) && (foreseen.contains(key) || !possible.test(key))) {
        remove(key);
      }
    }
    foreseen = Set.copyOf(keys);
  }

  /** The journey goes: all its meters go, and none comes any more. */
  synchronized void end() {
    gone = true;
    Set.copyOf(meters.keySet()).forEach(this::remove);
  }

  private void remove(K key) {
    var meter = meters.remove(key);
    if (meter != null) {
      registry.remove(meter);
    }
  }
}
