package dev.nines.app.watchdog;

import dev.nines.time.Ticker;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Things that are done now and then, several at a time perhaps, each with an end. */
public final class Tasks {

  private final Ticker ticker;
  private final Map<Object, Long> begun = new ConcurrentHashMap<>();

  Tasks(Ticker ticker) {
    this.ticker = ticker;
  }

  /** Has {@code executor} do what is watched from when it begins to when it ends. */
  public Executor on(Executor executor) {
    return task ->
        executor.execute(() -> {
          var key = new Object();
          begin(key, Duration.ZERO);
          try {
            task.run();
          } finally {
            end(key);
          }
        });
  }

  /**
   * Something has begun.
   *
   * @param key by which its end is told
   * @param due how long it may take by itself, which is no standing still
   */
  public void begin(Object key, Duration due) {
    begun.put(key, ticker.nanos() + due.toNanos());
  }

  /** It has ended; harmless where it never began. */
  public void end(Object key) {
    begun.remove(key);
  }

  /** For how long that has gone on which should have ended first; zero where nothing should. */
  Duration still() {
    return begun.values().stream()
        .map(ticker::since)
        .filter(Duration::isPositive)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }
}
