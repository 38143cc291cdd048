package dev.nines.store.sql;

import dev.nines.store.Entry;
import dev.nines.store.HistoryException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Entries in memory that are nowhere on disk yet, in order; bounded. They stay until they are
 * somewhere, so that none is lost on the way. Not safe between threads.
 */
final class Waiting {

  private record Waiter(Entry entry, CompletableFuture<@Nullable Void> onDisk) {}

  private final int bound;
  private final Deque<Waiter> waiters = new ArrayDeque<>();

  Waiting(int bound) {
    this.bound = bound;
  }

  /** Whether there was room. */
  boolean add(Entry entry, CompletableFuture<@Nullable Void> onDisk) {
    return waiters.size() < bound && waiters.add(new Waiter(entry, onDisk));
  }

  int size() {
    return waiters.size();
  }

  boolean isEmpty() {
    return waiters.isEmpty();
  }

  /** Up to {@code most} from the beginning. */
  List<Entry> first(int most) {
    return waiters.stream().limit(most).map(Waiter::entry).toList();
  }

  /**
   * Takes so many from the beginning.
   *
   * @param lost those among them that are nowhere, and why
   * @return tells whoever handed them over; to be run outside of locks
   */
  Runnable take(int count, Map<Entry, String> lost) {
    var taken = new ArrayList<Waiter>(count);
    for (int i = 0; i < count; i++) {
      taken.add(waiters.remove());
    }
    return () -> {
      for (var waiter : taken) {
        var why = lost.isEmpty() ? null : lost.get(waiter.entry());
        if (why == null) {
          waiter.onDisk().complete(null);
        } else {
          waiter
              .onDisk()
              .completeExceptionally(
                  new HistoryException("the entry " + waiter.entry().id() + " is dropped: " + why));
        }
      }
    };
  }
}
