package dev.nines.slo;

import dev.nines.journey.Backends;
import dev.nines.outcome.ServerVerdict;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Integrates the states of a service's declared backends over time, exactly to the millisecond. A
 * backend is what was last observed of it, until it is observed again, and for {@code validity} at
 * most. Time is counted only while the state of every declared backend is known, so that no backend
 * is missing from either measure.
 *
 * <p>A backend without a valid observation is unknown where each is asked on its own. Where
 * backends announce themselves in answers it is different: nobody asks for one that is dead, so its
 * silence is all that is ever heard of it. While others have been heard of for {@code validity} on
 * end, one that is not is {@code down}: it is declared and silent. Until then, and while nobody
 * answers at all (the night in a calendar, a prober without a network), it is unknown. Not safe
 * between threads.
 */
public final class BackendClock {

  /** What the silence of one backend means while others are heard of. */
  public enum Silence {
    UNKNOWN,
    DOWN
  }

  private final Set<String> declared;
  private final Duration validity;
  private final Silence silence;
  private final Map<String, Observation> observations = new HashMap<>();
  private Instant now;

  /** Since when at least one backend has been heard of without a gap; null while none is. */
  private @Nullable Instant heardSince;

  private record Observation(boolean up, Instant until) {}

  /**
   * @param declared not empty
   * @param validity for how long an observation holds, at least 1 ms
   * @param start time before it is not counted
   */
  public BackendClock(Set<String> declared, Duration validity, Silence silence, Instant start) {
    this.declared = new LinkedHashSet<>(declared);
    this.validity = validity.truncatedTo(ChronoUnit.MILLIS);
    this.silence = silence;
    this.now = whole(start);
  }

  /** A clock of backends as they are declared. */
  public static BackendClock of(Backends backends, Instant start) {
    var silence =
        switch (backends) {
          case Backends.Checked _ -> Silence.UNKNOWN;
          case Backends.Announced _ -> Silence.DOWN;
        };
    return new BackendClock(backends.names(), backends.validity(), silence, start);
  }

  /** A clock of other backends that goes on where this one is, and knows {@code kept} of them. */
  public BackendClock successor(Backends backends, Set<String> kept) {
    var next = of(backends, now);
    observations.forEach((backend, observation) -> {
      if (kept.contains(backend) && next.declared.contains(backend)) {
        next.observations.put(backend, observation);
      }
    });
    next.heardSince = next.observations.isEmpty() ? null : heardSince;
    return next;
  }

  /**
   * A backend was observed; time up to then is counted with what was known before. One that is not
   * declared is nobody's.
   *
   * @return what is counted by minute, in ascending order
   */
  public Map<Instant, BackendTime> observe(String backend, boolean up, Instant at) {
    var counted = advance(at);
    if (declared.contains(backend)) {
      observations.put(backend, new Observation(up, now.plus(validity)));
      heardSince = heardSince == null ? now : heardSince;
    }
    return counted;
  }

  /**
   * What was observed of a backend holds no longer.
   *
   * @return what is counted by minute up to then, in ascending order
   */
  public Map<Instant, BackendTime> forget(String backend, Instant at) {
    var counted = advance(at);
    observations.remove(backend);
    forgetExpired();
    return counted;
  }

  /**
   * Counts time up to {@code to}; one that lies in the past counts nothing.
   *
   * @return what is counted by minute, in ascending order
   */
  public Map<Instant, BackendTime> advance(Instant to) {
    var target = whole(to);
    var counted = new TreeMap<Instant, BackendTime>();
    while (now.isBefore(target)) {
      var minute = Resolution.MINUTE.floor(now);
      var end = earlier(target, earlier(minute.plus(Resolution.MINUTE.length()), nextChange()));
      var stretch = time(Duration.between(now, end).toMillis());
      if (stretch.allKnown() > 0) {
        counted.merge(minute, stretch, BackendTime::plus);
      }
      now = end;
      forgetExpired();
    }
    return counted;
  }

  /** The wall clock was set to {@code to}: no time passes, and what holds goes on to hold. */
  public void set(Instant to) {
    var by = Duration.between(now, whole(to));
    now = now.plus(by);
    observations.replaceAll(
        (_, observation) -> new Observation(observation.up(), observation.until().plus(by)));
    heardSince = heardSince == null ? null : heardSince.plus(by);
  }

  /** What a declared backend is, as far as time was counted. */
  public ServerVerdict state(String backend) {
    var observation = observations.get(backend);
    if (observation != null) {
      return observation.up() ? ServerVerdict.UP : ServerVerdict.DOWN;
    }
    var silentFrom = silentFrom();
    return silentFrom != null && !now.isBefore(silentFrom)
        ? ServerVerdict.DOWN
        : ServerVerdict.UNKNOWN;
  }

  /** Whether a backend is down because nothing is heard of it while others answer. */
  public boolean isSilent(String backend) {
    return !observations.containsKey(backend) && state(backend) == ServerVerdict.DOWN;
  }

  private BackendTime time(long millis) {
    long up = 0;
    for (var backend : declared) {
      switch (state(backend)) {
        case UP -> up++;
        case DOWN -> {}
        case UNKNOWN -> {
          return BackendTime.NONE;
        }
      }
    }
    return new BackendTime(
        up * millis, declared.size() * millis, up == declared.size() ? millis : 0, millis);
  }

  /** From when on silence is a verdict; null where it is none. */
  private @Nullable Instant silentFrom() {
    return silence == Silence.DOWN && heardSince != null ? heardSince.plus(validity) : null;
  }

  /** The first moment after now at which a state changes by itself. */
  private Instant nextChange() {
    return Stream.concat(
            observations.values().stream().map(Observation::until), Stream.ofNullable(silentFrom()))
        .filter(now::isBefore)
        .min(Instant::compareTo)
        .orElse(Instant.MAX);
  }

  private void forgetExpired() {
    observations.values().removeIf(observation -> !now.isBefore(observation.until()));
    if (observations.isEmpty()) {
      heardSince = null;
    }
  }

  /** What is below a millisecond belongs to the next one: none is counted twice or lost. */
  private static Instant whole(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS);
  }

  private static Instant earlier(Instant one, Instant other) {
    return other.isBefore(one) ? other : one;
  }
}
