package dev.nines.runner;

import dev.nines.outcome.Phase;
import dev.nines.time.Ticker;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far an attempt has come, told by its executor as it happens, so that an attempt that is cut
 * off still says what it reached. Safe from any thread; the calls are cheap.
 */
public final class Progress {

  private final Ticker ticker;
  private final Map<Phase, Duration> phases = new EnumMap<>(Phase.class);
  private @Nullable Long firstByteSent;
  private @Nullable String backend;
  private @Nullable String awaited;

  public Progress(Ticker ticker) {
    this.ticker = ticker;
  }

  /** A phase is over. A phase that comes again, as after a redirect, adds up. */
  public synchronized void phase(Phase phase, Duration duration) {
    phases.merge(phase, duration, Duration::plus);
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
