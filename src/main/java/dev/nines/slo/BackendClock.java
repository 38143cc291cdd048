package dev.nines.slo;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.TreeMap;

/**
 * Integrates the states of a service's declared backends over time. A backend is what was last
 * observed of it, until it is observed again, and for {@code validity} at most; then its state is
 * unknown. Time is counted only while the state of every declared backend is known, so that no
 * backend is missing from either measure. Not safe between threads.
 */
public final class BackendClock {

  private final Set<String> declared;
  private final Duration validity;
  private final Map<String, Boolean> states = new HashMap<>();
  private final Map<String, Instant> observed = new HashMap<>();
  private Instant now;

  /**
   * @param declared not empty
   * @param validity for how long an observation holds
   * @param start time before it is not counted
   */
  public BackendClock(Set<String> declared, Duration validity, Instant start) {
    this.declared = Set.copyOf(declared);
    this.validity = validity;
    this.now = start;
  }

  /**
   * A backend was observed; time up to then is counted with what was known before.
   *
   * @return what is counted by minute, in ascending order
   */
  public Map<Instant, BackendTime> observe(String backend, boolean up, Instant at) {
    var counted = advance(at);
    if (declared.contains(backend)) {
      states.put(backend, up);
      observed.put(backend, now);
    }
    return counted;
  }

  /**
   * Counts time up to {@code to}; one that lies in the past counts nothing.
   *
   * @return what is counted by minute, in ascending order
   */
  public Map<Instant, BackendTime> advance(Instant to) {
    var counted = new TreeMap<Instant, BackendTime>();
    while (now.isBefore(to)) {
      var minute = Resolution.MINUTE.floor(now);
      var end = earliest(to, minute.plus(Resolution.MINUTE.length()), firstExpiry());
      if (!end.isAfter(now)) {
        forget();
        continue;
      }
      if (states.size() == declared.size()) {
        counted.merge(minute, time(Duration.between(now, end).toMillis()), BackendTime::plus);
      }
      // What is below a millisecond is not lost: it is counted with the next stretch.
      now = now.plusMillis(Math.max(1, Duration.between(now, end).toMillis()));
    }
    return counted;
  }

  private BackendTime time(long millis) {
    long up = states.values().stream().filter(state -> state).count();
    return new BackendTime(
        up * millis, declared.size() * millis, up == declared.size() ? millis : 0, millis);
  }

  private Instant firstExpiry() {
    return observed.values().stream()
        .min(Instant::compareTo)
        .map(at -> at.plus(validity))
        .orElse(Instant.MAX);
  }

  private void forget() {
    var expired =
        observed.entrySet().stream()
            .filter(each -> !each.getValue().plus(validity).isAfter(now))
            .map(Entry::getKey)
            .toList();
    expired.forEach(backend -> {
      observed.remove(backend);
      states.remove(backend);
    });
  }

  private static Instant earliest(Instant first, Instant... others) {
    var least = first;
    for (var other : others) {
      if (other.isBefore(least)) {
        least = other;
      }
    }
    return least;
  }
}
