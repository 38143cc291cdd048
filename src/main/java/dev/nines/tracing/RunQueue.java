package dev.nines.tracing;

import dev.nines.outcome.Run;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Runs that wait to be sent, as many as make so many spans. What finds no room is lost whole: a
 * trace without its beginning says less than none. Safe between threads.
 */
final class RunQueue {

  private final int mostSpans;
  private final int batch;
  private final long delayNanos;
  private final Deque<Run> runs = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int waiting;
  private boolean closed;

  /**
   * @param mostSpans how many there is room for
   * @param batch how many are sent at once, but for a single run that has more
   * @param delayNanos how long the first of them waits for others
   */
  RunQueue(int mostSpans, int batch, long delayNanos) {
    this.mostSpans = mostSpans;
    this.batch = batch;
    this.delayNanos = delayNanos;
  }

  /** Never waits; false where there is no room. */
  boolean offer(Run run) {
    int spans = RunSpans.count(run);
    lock.lock();
    try {
      if (closed || waiting + spans > mostSpans) {
        return false;
      }
      runs.add(run);
      waiting += spans;
      changed.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for what is to be sent next; empty when it is closed and nothing is left. */
  List<Run> take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (runs.isEmpty() && !closed) {
        changed.await();
      }
      long left = delayNanos;
      while (waiting < batch && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      return next();
    } finally {
      lock.unlock();
    }
  }

  private List<Run> next() {
    var taken = new ArrayList<Run>();
    int spans = 0;
    for (var run = runs.peek(); run != null; run = runs.peek()) {
      int more = RunSpans.count(run);
      if (spans > 0 && spans + more > batch) {
        break;
      }
      taken.add(runs.remove());
      spans += more;
    }
    waiting -= spans;
    return taken;
  }

  /** How many spans wait. */
  int waiting() {
    lock.lock();
    try {
      return waiting;
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more; what waits can still be taken. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
