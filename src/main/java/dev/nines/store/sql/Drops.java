package dev.nines.store.sql;

import dev.nines.time.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Counts entries that are lost, and says so once in a while. Safe between threads. */
final class Drops {

  private static final System.Logger LOG = System.getLogger(Drops.class.getName());
  private static final Duration BETWEEN = Duration.ofMinutes(1);

  private final Ticker ticker;
  private final AtomicLong counted = new AtomicLong();
  private final AtomicLong told;

  Drops(Ticker ticker) {
    this.ticker = ticker;
    told = new AtomicLong(ticker.nanos() - BETWEEN.toNanos());
  }

  void count(String why) {
    long all = counted.incrementAndGet();
    long before = told.get();
    if (ticker.since(before).compareTo(BETWEEN) >= 0
        && told.compareAndSet(before, ticker.nanos())) {
      LOG.log(
          System.Logger.Level.ERROR,
          "an entry of the history is dropped: {0}; it is number {1} since the start",
          why,
          all);
    }
  }

  long counted() {
    return counted.get();
  }
}
