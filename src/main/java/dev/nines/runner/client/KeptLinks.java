package dev.nines.runner.client;

import dev.nines.time.Ticker;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The links of actors that reuse connections, kept between runs. Bounded: what no run has used for
 * long is given up, and so is the longest unused when there are many. Safe from any thread.
 */
final class KeptLinks {

  private static final Duration KEPT = Duration.ofMinutes(10);

  private final Ticker ticker;
  private final int most;
  private final Map<Key, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
  private boolean closed;

  /** Whose links they are; other options make other links. */
  record Key(String journey, String actor, ClientOptions options, long bodyLimit) {}

  private static final class Kept {
    private final Links links;
    private int users;
    private long unusedSince;

    Kept(Links links) {
      this.links = links;
    }
  }

  /**
   * @param most how many are kept that nobody uses at the moment
   */
  KeptLinks(Ticker ticker, int most) {
    this.ticker = ticker;
    this.most = most;
  }

  /** The links of {@code key}; must be given back with {@link #leave}. */
  synchronized Links use(Key key, Supplier<Links> maker) {
    var entry = kept.computeIfAbsent(key, _ -> new Kept(maker.get()));
    entry.users++;
    sweep();
    return entry.links;
  }

  synchronized void leave(Key key) {
    var entry = kept.get(key);
    if (entry != null && --entry.users == 0) {
      entry.unusedSince = ticker.nanos();
      if (closed) {
        entry.links.evict();
      }
    }
  }

  /** The least recently used come first. */
  private void sweep() {
    for (Iterator<Kept> all = kept.values().iterator(); all.hasNext(); ) {
      var entry = all.next();
      boolean old = entry.users == 0 && ticker.since(entry.unusedSince).compareTo(KEPT) > 0;
      boolean tooMany = entry.users == 0 && kept.size() > most;
      if (old || tooMany) {
        entry.links.evict();
        all.remove();
      } else if (entry.users == 0) {
        return;
      }
    }
  }

  /** Closes what nobody uses, and the rest when it is given back. */
  synchronized void close() {
    closed = true;
    kept.values().forEach(entry -> entry.links.evict());
  }
}
