package dev.nines.store.sql;

import dev.nines.store.Entry;
import dev.nines.time.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What waits in memory, and what the writer's thread has to do next. Safe between threads; only the
 * writer's thread ever waits here.
 */
final class Agenda {

  /** The most entries that are written together. */
  static final int GROUP = 2_000;

  private final Timer timer;
  private final Duration linger;
  private final Waiting waiting;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean lingering;
  private boolean ripe;
  private boolean retryDue;
  private boolean cleaningDue;
  private boolean closing;

  /**
   * @param bound the most entries that wait
   * @param linger how long the first waits for others
   */
  Agenda(Timer timer, int bound, Duration linger) {
    this.timer = timer;
    this.linger = linger;
    waiting = new Waiting(bound);
  }

  /** What the writer's thread does next. */
  enum Task {
    WRITE,
    SPILL,
    CLEAN,
    END
  }

  /**
   * How the disk stands.
   *
   * @param away whether the database is
   * @param spilled whether there is something in the spill file
   * @param spillTakes whether the spill file takes more
   */
  record Outlook(boolean away, boolean spilled, boolean spillTakes) {}

  /** Takes an entry; where it cannot, says why. */
  @Nullable String add(Entry entry, CompletableFuture<@Nullable Void> onDisk) {
    lock.lock();
    try {
      if (closing) {
        return "the history is closed";
      }
      if (!waiting.add(entry, onDisk)) {
        return "the history is " + waiting.size() + " entries behind";
      }
      if (waiting.size() == 1 || waiting.size() == GROUP) {
        changed.signal();
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there is something to do. */
  Task next(Outlook outlook) {
    lock.lock();
    try {
      while (true) {
        var task = task(outlook);
        if (task != null) {
          return task;
        }
        if (linger.isPositive() && !waiting.isEmpty() && !ripe && !lingering) {
          lingering = true;
          timer.after(linger, this::ripen);
        }
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Task task(Outlook outlook) {
    boolean asked = !waiting.isEmpty() && (ripe || !linger.isPositive() || waiting.size() >= GROUP);
    if (closing) {
      return Task.END;
    }
    if (outlook.away()) {
      return retryDue ? Task.WRITE : asked && outlook.spillTakes() ? Task.SPILL : null;
    }
    return asked || outlook.spilled() ? Task.WRITE : cleaningDue ? Task.CLEAN : null;
  }

  private void ripen() {
    change(() -> {
      lingering = false;
      ripe = true;
    });
  }

  /** The database is to be tried again after a while. */
  void retryAfter(Duration delay) {
    retryDue(false);
    timer.after(delay, () -> retryDue(true));
  }

  private void retryDue(boolean due) {
    change(() -> retryDue = due);
  }

  /** There is something to be cleaned away, after a while. */
  void cleanAfter(Duration delay) {
    change(() -> cleaningDue = false);
    timer.after(delay, () -> change(() -> cleaningDue = true));
  }

  /** Nothing is taken any more. */
  void close() {
    change(() -> closing = true);
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /** The first entries, up to a group; they stay until they are taken. */
  List<Entry> first() {
    lock.lock();
    try {
      return waiting.first(GROUP);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes the first so many, and tells whoever handed them over.
   *
   * @param lost those among them that are nowhere, and why
   */
  void take(int count, Map<Entry, String> lost) {
    Runnable tell;
    lock.lock();
    try {
      tell = waiting.take(count, lost);
      ripe = !waiting.isEmpty();
    } finally {
      lock.unlock();
    }
    tell.run();
  }
}
