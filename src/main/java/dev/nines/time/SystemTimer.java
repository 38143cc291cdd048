package dev.nines.time;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The real timer: one platform thread, so that a late carrier of virtual threads cannot delay a
 * deadline.
 */
public final class SystemTimer implements Timer, AutoCloseable {

  private final ScheduledThreadPoolExecutor executor;

  public SystemTimer() {
    executor =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("nines-timer").daemon().factory());
    // A run sets an alarm for each deadline and cancels nearly all of them: without this they would
    // pile up until they are due.
    executor.setRemoveOnCancelPolicy(true);
  }

  @Override
  public Alarm after(Duration delay, Runnable task) {
    var future = executor.schedule(task, Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
    return () -> future.cancel(false);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
