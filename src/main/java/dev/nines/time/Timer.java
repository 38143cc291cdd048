package dev.nines.time;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Runs something later. */
public interface Timer {

  /**
   * Runs {@code task} once, {@code delay} from now on the monotonic clock; a delay of zero or less
   * means at once. The task runs on the timer's own thread and must be short: complete a future,
   * start a thread.
   */
  Alarm after(Duration delay, Runnable task);

  /**
   * Blocks the calling (virtual) thread for {@code delay}; returns at once when the delay is zero
   * or less.
   */
  default void sleep(Duration delay) throws InterruptedException {
    if (delay.isPositive()) {
      var over = new CountDownLatch(1);
      var alarm = after(delay, over::countDown);
      try {
        over.await();
      } finally {
        alarm.cancel();
      }
    }
  }

  /** A task that waits for its time. */
  @FunctionalInterface
  interface Alarm {
    /** Forgets the task if it has not begun; harmless otherwise. */
    void cancel();
  }
}
