package dev.nines.slo;

import dev.nines.outcome.Outcome;
import dev.nines.outcome.Run;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;

/**
 * What is counted by name.
 *
 * @param blames bad runs
 * @param latencies of good runs: of the whole run under {@link #RUN}, of milestones under their
 *     names
 * @param promises of good and bad runs
 */
public record Details(
    Map<Blame, Long> blames,
    Map<String, LatencySketch> latencies,
    Map<LatencyPromise, Kept> promises) {

  /** The name of the whole run among latencies; no milestone can have it. */
  public static final String RUN = "";

  public static final Details NONE = new Details(Map.of(), Map.of(), Map.of());

  public Details {
    blames = Map.copyOf(blames);
    latencies = Map.copyOf(latencies);
    promises = Map.copyOf(promises);
  }

  /** One run, and which of the promises made of it were kept. */
  public static Details of(Run run, Collection<LatencyPromise> promised) {
    var promises = new HashMap<LatencyPromise, Kept>();
    for (var promise : promised) {
      promise.keptBy(run).ifPresent(kept -> promises.put(promise, new Kept(kept ? 1 : 0, 1)));
    }
    if (run.outcome() instanceof Outcome.Failed failed) {
      return new Details(
          Map.of(new Blame(failed.reason(), failed.step(), failed.dependency()), 1L),
          Map.of(),
          promises);
    }
    var latencies = new HashMap<String, LatencySketch>();
    if (run.outcome().good()) {
      latencies.put(RUN, LatencySketch.of(run.duration()));
      run.milestones().forEach((name, length) -> latencies.put(name, LatencySketch.of(length)));
    }
    return new Details(Map.of(), latencies, promises);
  }

  public Details plus(Details other) {
    return isNone()
        ? other
        : other.isNone()
            ? this
            : new Details(
                merged(blames, other.blames, 0L, Long::sum, count -> count == 0),
                merged(
                    latencies,
                    other.latencies,
                    LatencySketch.EMPTY,
                    LatencySketch::plus,
                    LatencySketch.EMPTY::equals),
                merged(promises, other.promises, new Kept(0, 0), Kept::plus, Kept::isNone));
  }

  public Details minus(Details other) {
    return other.isNone()
        ? this
        : new Details(
            merged(blames, other.blames, 0L, (a, b) -> a - b, count -> count == 0),
            merged(
                latencies,
                other.latencies,
                LatencySketch.EMPTY,
                LatencySketch::minus,
                LatencySketch.EMPTY::equals),
            merged(promises, other.promises, new Kept(0, 0), Kept::minus, Kept::isNone));
  }

  public boolean isNone() {
    return blames.isEmpty() && latencies.isEmpty() && promises.isEmpty();
  }

  private static <K, V> Map<K, V> merged(
      Map<K, V> one, Map<K, V> other, V zero, BinaryOperator<V> operation, Predicate<V> isZero) {
    if (other.isEmpty()) {
      return one;
    }
    var all = new HashMap<>(one);
    other.forEach((key, value) -> {
      var result = operation.apply(all.getOrDefault(key, zero), value);
      if (isZero.test(result)) {
        all.remove(key);
      } else {
        all.put(key, result);
      }
    });
    return all;
  }
}
