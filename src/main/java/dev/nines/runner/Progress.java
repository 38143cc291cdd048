package dev.nines.runner;

import dev.nines.outcome.AttemptTrace.PhaseEnd;
import dev.nines.outcome.AttemptTrace.Request;
import dev.nines.outcome.Phase;
import dev.nines.time.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * How far an attempt has come, told by its executor as it happens, so that an attempt that is cut
 * off still says what it reached. Safe from any thread; the calls are cheap.
 */
public final class Progress {

  /** An attempt that asks again and again has more of them than anybody looks at. */
  private static final int MOST_ENDS = 50;

  private final Ticker ticker;
  private final List<Ended> ends = new ArrayList<>();
  private final Map<Phase, Duration> phases = new EnumMap<>(Phase.class);
  private @Nullable Long firstByteSent;
  private @Nullable String backend;
  private @Nullable String awaited;
  private @Nullable Request request;
  private @Nullable Integer status;
  private int requests;

  /** A phase and when it was over, as a value of the ticker. */
  private record Ended(Phase phase, long at, Duration length) {}

  public Progress(Ticker ticker) {
    this.ticker = ticker;
  }

  /** A phase is over. A phase that comes again, as after a redirect, adds up. */
  public synchronized void phase(Phase phase, Duration duration) {
    phases.merge(phase, duration, Duration::plus);
    if (ends.size() < MOST_ENDS) {
      ends.add(new Ended(phase, ticker.nanos(), duration));
    }
  }

  /** A request goes out; of several the first is remembered. */
  public synchronized void asks(Request asked) {
    requests++;
    if (request == null) {
      request = asked;
    }
  }

  /** The head of an answer is there. */
  public synchronized void answered(int code) {
    status = code;
  }

  /** The first byte of the request goes out now; later calls change nothing. */
  public synchronized void firstByteSent() {
    if (firstByteSent == null) {
      firstByteSent = ticker.nanos();
    }
  }

  /** The backend that answers. */
  public synchronized void backend(String name) {
    backend = name;
  }

  /** What is waited for from now on, to end the sentence "no answer within 1s, waiting for …". */
  public synchronized void awaits(String what) {
    awaited = what;
  }

  synchronized Map<Phase, Duration> phases() {
    return Map.copyOf(phases);
  }

  synchronized @Nullable Request request() {
    return request;
  }

  synchronized int requests() {
    return requests;
  }

  synchronized @Nullable Integer status() {
    return status;
  }

  /**
   * The phases in the order in which they ended.
   *
   * @param offset makes an offset from the run's start of a value of the ticker
   */
  synchronized List<PhaseEnd> ends(LongFunction<Duration> offset) {
    return ends.stream()
        .map(end -> new PhaseEnd(end.phase(), offset.apply(end.at()), end.length()))
        .toList();
  }

  synchronized @Nullable Long firstByteSentAt() {
    return firstByteSent;
  }

  synchronized @Nullable String backend() {
    return backend;
  }

  synchronized @Nullable String awaited() {
    return awaited;
  }
}
