package dev.nines.runner.browser;

import dev.nines.time.Ticker;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Whose turn it is: so many at a time, the others in the order in which they came, and no more of
 * them than a bound. Safe from any thread.
 */
final class Turns {

  private final int most;
  private final int mostWaiting;
  private final Ticker ticker;
  private final Semaphore free;
  private final Set<Waiting> waiting = new LinkedHashSet<>();

  Turns(int most, int mostWaiting, Ticker ticker) {
    this.most = most;
    this.mostWaiting = mostWaiting;
    this.ticker = ticker;
    this.free = new Semaphore(most, true);
  }

  /** One who waits; each is another, whenever they came. */
  private static final class Waiting {
    private final long since;

    Waiting(long since) {
      this.since = since;
    }
  }

  /** How the wait for a turn ended. */
  enum Wait {
    TAKEN,
    /** Too many wait already. */
    CROWDED,
    LATE
  }

  /** Waits for a turn, {@code limit} at most. */
  Wait take(Duration limit) throws InterruptedException {
    if (free.tryAcquire(0, TimeUnit.NANOSECONDS)) { // In its order, unlike one without a limit.
      return Wait.TAKEN;
    }
    var one = new Waiting(ticker.nanos());
    synchronized (waiting) {
      if (waiting.size() >= mostWaiting) {
        return Wait.CROWDED;
      }
      waiting.add(one);
    }
    try {
      return free.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS) ? Wait.TAKEN : Wait.LATE;
    } finally {
      synchronized (waiting) {
        waiting.remove(one);
      }
    }
  }

  void leave() {
    free.release();
  }

  /** How many there are at a time. */
  int most() {
    return most;
  }

  /** How many have their turn. */
  int taken() {
    return most - free.availablePermits();
  }

  /** How many wait. */
  int waiting() {
    synchronized (waiting) {
      return waiting.size();
    }
  }

  /** How long the first of them has waited; zero where nobody does. */
  Duration oldestWait() {
    synchronized (waiting) {
      return waiting.isEmpty() ? Duration.ZERO : ticker.since(waiting.iterator().next().since);
    }
  }
}
