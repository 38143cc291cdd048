package dev.nines.api.live;

import dev.nines.outcome.RunEvent;
import dev.nines.outcome.RunEvent.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
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
   * @param wanted of which journeys' events it is told
   */
  public Reader read(@Nullable String lastId, Predicate<String> wanted) {
    lock.lock();
    try {
      if (lastId == null) {
        return new Reader(next, false, wanted);
      }
      var after = after(lastId);
      return after.isPresent()
          ? new Reader(after.getAsLong(), false, wanted)
          : new Reader(oldest(), true, wanted);
    } finally {
      lock.unlock();
    }
  }

  /** The number that follows an id; empty for one of another log. */
  private OptionalLong after(String lastId) {
    int dash = lastId.lastIndexOf('-');
    if (dash > 0 && lastId.substring(0, dash).equals(epoch)) {
      try {
        long last = Long.parseLong(lastId.substring(dash + 1));
        return last >= 0 && last < next ? OptionalLong.of(last + 1) : OptionalLong.empty();
      } catch (NumberFormatException _) {
        // None of ours.
      }
    }
    return OptionalLong.empty();
  }

  private long oldest() {
    return Math.max(0, next - ring.length);
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
    private final Predicate<String> wanted;
    private long position;
    private boolean missed;

    private Reader(long position, boolean missed, Predicate<String> wanted) {
      this.position = position;
      this.missed = missed;
      this.wanted = wanted;
    }

    /** The next events, a few at a time; none where none came in time. */
    public Batch next(Duration patience) throws InterruptedException {
      lock.lockInterruptibly();
      try {
        var events = new ArrayList<Published>();
        collect(events);
        for (long nanos = patience.toNanos();
            events.isEmpty() && !missed && !closed && nanos > 0; ) {
          nanos = told.awaitNanos(nanos);
          collect(events);
        }
        var batch = new Batch(missed, events, closed && position == next);
        missed = false;
        return batch;
      } finally {
        lock.unlock();
      }
    }

    private void collect(List<Published> events) {
      if (position < oldest()) {
        position = oldest();
        missed = true;
      }
      for (; position < next && events.size() < BATCH; position++) {
        var event = ring[(int) (position % ring.length)];
        if (event != null && wanted.test(event.journey())) {
          events.add(event);
        }
      }
    }
  }
}
