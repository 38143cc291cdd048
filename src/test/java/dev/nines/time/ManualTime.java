package dev.nines.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** All three faces of time, turned by hand: nothing happens until a test says so. */
public final class ManualTime implements Ticker, Timer, InstantSource {

  private static final Instant ORIGIN = Instant.parse("2026-11-22T12:00:00Z");

  private final PriorityQueue<Entry> alarms =
      new PriorityQueue<>(Comparator.comparingLong(Entry::due).thenComparingLong(Entry::order));
  private long now;
  private long order;
  private Duration wallOffset = Duration.ZERO;

  private record Entry(long due, long order, Runnable task) {}

  public Clocks clocks() {
    return new Clocks(this, this, this);
  }

  @Override
  public synchronized long nanos() {
    return now;
  }

  @Override
  public synchronized Instant instant() {
    return ORIGIN.plusNanos(now).plus(wallOffset);
  }

  /** Steps the wall clock alone. */
  public synchronized void stepWallClock(Duration by) {
    wallOffset = wallOffset.plus(by);
  }

  @Override
  public Alarm after(Duration delay, Runnable task) {
    synchronized (this) {
      var entry = new Entry(now + Math.max(0, delay.toNanos()), order++, task);
      alarms.add(entry);
      notifyAll();
      return () -> cancel(entry);
    }
  }

  private synchronized void cancel(Entry entry) {
    alarms.remove(entry);
    notifyAll();
  }

  /** Turns time on by {@code step}; what falls due is done on this thread, in order. */
  public void advance(Duration step) {
    long target = nanos() + step.toNanos();
    while (true) {
      List<Runnable> due = new ArrayList<>();
      synchronized (this) {
        var next = alarms.peek();
        if (next == null || next.due() > target) {
          now = target;
          return;
        }
        alarms.remove(next);
        now = Math.max(now, next.due());
        due.add(next.task());
      }
      due.forEach(Runnable::run);
    }
  }

  /** Time passes and nothing is done, as in a process that is stopped. */
  public synchronized void pass(Duration step) {
    now += step.toNanos();
  }

  /**
   * Blocks until {@code count} alarms are set, so that a test turns time only when the others wait
   * for it.
   */
  public synchronized void awaitAlarms(int count) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (alarms.size() < count) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new AssertionError(alarms.size() + " alarms are set; expected " + count);
      }
      wait(left);
    }
  }

  public synchronized int alarms() {
    return alarms.size();
  }
}
