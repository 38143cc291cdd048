package dev.nines.account;

import dev.nines.journey.Backends;
import dev.nines.journey.Durations;
import dev.nines.journey.Journey;
import dev.nines.journey.Service;
import dev.nines.outcome.ServerVerdict;
import dev.nines.slo.BackendClock;
import dev.nines.slo.BackendState;
import dev.nines.slo.BackendTime;
import dev.nines.slo.Resolution;
import dev.nines.store.Entry;
import dev.nines.store.Recorder;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The backends of one service. Guarded by the watch's lock. */
final class WatchedService {

  private final String name;
  private final String region;
  private final Recorder recorder;
  private final BackendListener listener;
  private Backends backends;
  private BackendClock clock;
  private final Map<String, Seen> seen = new LinkedHashMap<>();

  /** What was counted and is not yet handed over, by minute. */
  private final SortedMap<Instant, BackendTime> pending = new TreeMap<>();

  WatchedService(
      Service service,
      Backends backends,
      String region,
      Recorder recorder,
      BackendListener listener,
      Instant now) {
    this.name = service.name();
    this.region = region;
    this.recorder = recorder;
    this.listener = listener;
    this.backends = backends;
    this.clock = BackendClock.of(backends, now);
    backends.names().forEach(backend -> seen.put(backend, new Seen(now)));
    listener.watched(service);
  }

  boolean announced() {
    return backends instanceof Backends.Announced;
  }

  void replace(Service service, Backends next, Instant now) {
    if (next.equals(backends)) {
      return;
    }
    var kept = kept(next);
    clock = clock.successor(next, kept);
    backends = next;
    var before = Map.copyOf(seen);
    seen.clear();
    next.names()
        .forEach(backend -> {
          var known = before.get(backend);
          if (known == null) {
            seen.put(backend, new Seen(now));
          } else {
            seen.put(backend, kept.contains(backend) ? known : known.afresh(now));
          }
        });
    listener.watched(service);
    turn(now);
  }

  /** The backends that are asked, or heard of, in the same way as before. */
  private Set<String> kept(Backends next) {
    return next.names().stream()
        .filter(backend ->
            switch (next) {
              case Backends.Checked(var checks) ->
                  backends instanceof Backends.Checked(var before)
                      && asksTheSame(before.get(backend), checks.get(backend));
              case Backends.Announced _ -> announced() && backends.names().contains(backend);
            })
        .collect(Collectors.toSet());
  }

  /** Whether two checks ask the same, be it more often or at other hours. */
  private static boolean asksTheSame(@Nullable Journey one, @Nullable Journey other) {
    return one != null
        && other != null
        && one.steps().equals(other.steps())
        && one.actors().equals(other.actors());
  }

  /**
   * A backend was observed. An attempt that began before the last one that said something has
   * nothing to add: its verdict is about an earlier time.
   */
  void observed(
      String backend, ServerVerdict verdict, Instant began, @Nullable String message, Instant now) {
    var state = seen.get(backend);
    if (state == null || verdict == ServerVerdict.UNKNOWN || began.isBefore(state.began)) {
      return;
    }
    count(clock.observe(backend, verdict == ServerVerdict.UP, now));
    state.began = began;
    state.observed = now;
    state.message = message;
    state.excluded = null;
    turn(now);
  }

  /** A backend was not to be asked now: nothing is promised of it, and nothing known. */
  void excluded(String backend, String why, Instant now) {
    count(clock.forget(backend, now));
    var state = seen.get(backend);
    if (state != null) {
      state.excluded = why;
    }
    turn(now);
  }

  void advance(Instant now) {
    count(clock.advance(now));
    turn(now);
    handOver(pending.headMap(Resolution.MINUTE.floor(now)));
  }

  void clockSet(Instant from, Instant to) {
    advance(from);
    clock.set(to);
    var by = Duration.between(from, to);
    seen.values().forEach(state -> state.began = state.began.plus(by));
  }

  /** Hands over what is left. */
  void end() {
    handOver(pending);
    listener.ended(name);
  }

  private void count(Map<Instant, BackendTime> counted) {
    counted.forEach((minute, time) -> {
      pending.merge(minute, time, BackendTime::plus);
      listener.counted(name, time);
    });
  }

  private void handOver(SortedMap<Instant, BackendTime> part) {
    part.forEach((minute, time) -> {
      var _ = recorder.record(new Entry.OfBackends(RunBook.id(), name, region, minute, time));
    });
    part.clear();
  }

  private void turn(Instant now) {
    seen.forEach((backend, state) -> {
      var verdict = clock.state(backend);
      if (verdict != state.verdict) {
        state.verdict = verdict;
        state.since = now;
        listener.turned(name, backend, verdict);
      }
    });
  }

  List<BackendState> states() {
    return seen.entrySet().stream()
        .map(each -> {
          var state = each.getValue();
          return new BackendState(
              name,
              each.getKey(),
              state.verdict,
              state.since,
              state.observed,
              message(each.getKey(), state));
        })
        .toList();
  }

  private @Nullable String message(String backend, Seen state) {
    return switch (state.verdict) {
      case UP -> null;
      case DOWN ->
          clock.isSilent(backend)
              ? "not heard of for " + Durations.text(backends.validity()) + " while others answer"
              : state.message;
      case UNKNOWN -> {
        if (state.excluded != null) {
          yield state.excluded;
        }
        yield state.observed == null
            ? "nothing was observed of it yet"
            : "nothing was observed of it for " + Durations.text(backends.validity());
      }
    };
  }

  /** What was seen of one backend. */
  private static final class Seen {
    private ServerVerdict verdict = ServerVerdict.UNKNOWN;
    private Instant since;
    private @Nullable Instant observed;

    /** What the last word was against what was expected. */
    private @Nullable String message;

    /** Why it was not to be asked the last time. */
    private @Nullable String excluded;

    /** When the attempt began that said the last word; none from before counts. */
    private Instant began;

    private Seen(Instant now) {
      since = now;
      began = now;
    }

    /** Nothing is known any more; what it was until now is still to be told of. */
    private Seen afresh(Instant now) {
      var next = new Seen(now);
      next.verdict = verdict;
      next.since = since;
      return next;
    }
  }
}
