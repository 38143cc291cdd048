package dev.nines.api.live;

import dev.nines.outcome.RunEvent;
import dev.nines.outcome.RunEvent.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The latest events, in a ring that every reader goes through at a pace of its own: telling an
 * event costs the same whether nobody reads or hundreds do, and a reader that falls behind by more
 * than the ring holds is told how much it missed. Safe between threads.
 */
public final class EventLog implements Consumer<RunEvent> {

  private static final int BATCH = 64;

  private final String epoch;
  private final @Nullable Published[] ring;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition told = lock.newCondition();
  private long next;
  private boolean closed;

  /**
   * @param epoch a word that no other prober and no other start of this one has: it tells the
   *     numbers of this log from those of another
   * @param capacity how many events are kept
   */
  public EventLog(String epoch, int capacity) {
    this.epoch = epoch;
    this.ring = new Published[capacity];
  }

  @Override
  public void accept(RunEvent event) {
    if (event instanceof Wire) {
      return;
    }
    lock.lock();
    try {
      ring[(int) (next % ring.length)] = new Published(next, event);
      next++;
      told.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Ends all readers. */
  public void close() {
    lock.lock();
    try {
      closed = true;
      told.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The id of an event, by which a reader resumes. */
  public String id(Published event) {
    return epoch + "-" + event.number();
  }

  /**
   * A reader.
   *
   * @param lastId the id of the last event that it knows; null to begin with the next one
   */
  public Reader read(@Nullable String lastId) {
    lock.lock();
    try {
      return new Reader(lastId == null ? next : after(lastId));
    } finally {
      lock.unlock();
    }
  }

  /** The number that follows an id; for an id of another log, one before all that are kept. */
  private long after(String lastId) {
    int dash = lastId.lastIndexOf('-');
    if (dash > 0 && lastId.substring(0, dash).equals(epoch)) {
      try {
        long last = Long.parseLong(lastId.substring(dash + 1));
        if (last >= 0 && last < next) {
          return last + 1;
        }
      } catch (NumberFormatException _) {
        // No id of ours.
      }
    }
    return -1;
  }

  /**
   * What a reader gets at a time.
   *
   * @param missed whether events were lost to it before these
   * @param over whether there will be no more
   */
  public record Batch(boolean missed, List<Published> events, boolean over) {
    public Batch {
      events = List.copyOf(events);
    }
  }

  /** One reader; belongs to one thread. */
  public final class Reader {
    private long position;

    private Reader(long position) {
      this.position = position;
    }

    /** The next events; none where none came in time. */
    public Batch next(Duration patience) throws InterruptedException {
      lock.lockInterruptibly();
      try {
        long nanos = patience.toNanos();
        while (position == next && !closed && nanos > 0) {
          nanos = told.awaitNanos(nanos);
        }
        long oldest = Math.max(0, next - ring.length);
        boolean missed = position < oldest && next > 0;
        position = Math.max(position, oldest);
        var events = new ArrayList<Published>();
        while (position < next && events.size() < BATCH) {
          var event = ring[(int) (position % ring.length)];
          if (event != null) {
            events.add(event);
          }
          position++;
        }
        return new Batch(missed, events, closed);
      } finally {
        lock.unlock();
      }
    }
  }
}
