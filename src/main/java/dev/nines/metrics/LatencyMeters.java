package dev.nines.metrics;

import dev.nines.outcome.Run;
import dev.nines.slo.LatencyPromise;
import io.micrometer.core.instrument.Counter;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts the runs that kept each latency objective of one journey, and those that did not. A
 * histogram could not tell: its buckets include their border, mix good runs with bad ones, and lie
 * where the objective's threshold may not.
 */
final class LatencyMeters {

  private final Series<Key, Counter> runs;
  private volatile Set<LatencyPromise> promises = Set.of();

  private record Key(LatencyPromise promise, boolean kept) {}

  LatencyMeters(Registrar registrar) {
    runs =
        registrar.series(key ->
            registrar.counter(
                Family.LATENCY_OBJECTIVE_RUNS,
                "objective",
                key.promise().toString(),
                "kept",
                Boolean.toString(key.kept())));
  }

  void foresee(Set<LatencyPromise> promised) {
    runs.foresee(
        promised.stream()
            .flatMap(promise -> Stream.of(new Key(promise, true), new Key(promise, false)))
            .collect(Collectors.toUnmodifiableSet()),
        _ -> false);
    promises = promised;
  }

  void end() {
    runs.end();
  }

  /** A run ended; one that says nothing of the service is not counted. */
  void ended(Run run) {
    for (var promise : promises) {
      promise.keptBy(run).ifPresent(kept -> runs.tell(new Key(promise, kept), Counter::increment));
    }
  }
}
