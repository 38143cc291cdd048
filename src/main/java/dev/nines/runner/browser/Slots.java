package dev.nines.runner.browser;

import com.sun.management.OperatingSystemMXBean;
import dev.nines.journey.Durations;
import dev.nines.outcome.Cause;
import dev.nines.runner.ProberFaultException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The slots of a prober. A run has one at most, however many of its actors are in browsers. Safe
 * from any thread.
 */
final class Slots implements AutoCloseable {

  /** As many runs for each slot may wait. */
  private static final int WAITING_PER_SLOT = 8;

  /** A browser that has served so many runs makes place for a new one. */
  private static final int RUNS_PER_BROWSER = 200;

  private final BrowserOptions options;
  private final Deque<Tenancy> idle = new ArrayDeque<>();
  private final Map<String, Tenancy> taken = new HashMap<>();
  private final Set<Slot> slots = new HashSet<>();
  private @Nullable Semaphore free;
  private int size;
  private boolean closed;

  Slots(BrowserOptions options) {
    this.options = options;
  }

  /** A slot, and whom it has served. */
  private static final class Tenancy {
    private final Slot slot;
    private int runs;
    private int sessions;

    Tenancy(Slot slot) {
      this.slot = slot;
    }
  }

  /**
   * The slot of {@code run}, to be given back as often as it is taken.
   *
   * @throws ProberFaultException if there is none for it within {@code most}, or no browser at all
   */
  Slot take(String run, Duration most) throws InterruptedException {
    var has = again(run);
    if (has != null) {
      return has;
    }
    await(most);
    try {
      var tenancy = vacant();
      tenancy.runs++;
      tenancy.sessions++;
      synchronized (this) {
        taken.put(run, tenancy);
      }
      return tenancy.slot;
    } catch (RuntimeException | InterruptedException e) {
      free().release();
      throw e;
    }
  }

  private synchronized @Nullable Slot again(String run) {
    var tenancy = taken.get(run);
    if (tenancy == null) {
      return null;
    }
    tenancy.sessions++;
    return tenancy.slot;
  }

  private void await(Duration most) throws InterruptedException {
    var free = free();
    if (free.getQueueLength() >= size * WAITING_PER_SLOT) {
      throw new ProberFaultException(
          Cause.OVERLOAD,
          "%d runs wait for a browser already; this machine has %s"
              .formatted(free.getQueueLength(), words()));
    }
    if (!free.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new ProberFaultException(
          Cause.OVERLOAD,
          "no browser was free within %s; this machine has %s"
              .formatted(Durations.text(most), words()));
    }
  }

  private String words() {
    return (size == 1 ? "a slot" : size + " slots") + " (NINES_BROWSER_SLOTS)";
  }

  private synchronized Semaphore free() {
    if (free == null) {
      var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
      size = options.slots(system.getTotalMemorySize(), Runtime.getRuntime().availableProcessors());
      free = new Semaphore(size, true);
    }
    return free;
  }

  private Tenancy vacant() throws InterruptedException {
    for (var tenancy = idle(); tenancy != null; tenancy = idle()) {
      if (tenancy.slot.alive()) {
        return tenancy;
      }
      end(tenancy.slot);
    }
    var tenancy = new Tenancy(new Slot(options));
    enter(tenancy.slot);
    try {
      tenancy.slot.start();
      return tenancy;
    } catch (RuntimeException | InterruptedException e) {
      end(tenancy.slot);
      throw e;
    }
  }

  private synchronized @Nullable Tenancy idle() {
    return idle.poll();
  }

  private synchronized void enter(Slot slot) {
    if (closed) {
      throw new ProberFaultException(Cause.SHUTDOWN, "the prober was shutting down");
    }
    slots.add(slot);
  }

  private void end(Slot slot) {
    slot.close();
    synchronized (this) {
      slots.remove(slot);
    }
  }

  /** Gives the slot of {@code run} back; the last of its sessions makes it free. */
  void giveBack(String run) {
    Tenancy tenancy;
    boolean kept;
    synchronized (this) {
      tenancy = taken.get(run);
      if (tenancy == null || --tenancy.sessions > 0) {
        return;
      }
      taken.remove(run);
      kept = !closed && tenancy.slot.alive() && tenancy.runs < RUNS_PER_BROWSER;
      if (kept) {
        idle.push(tenancy); // The one that served last is the warmest.
      }
    }
    if (!kept) {
      end(tenancy.slot);
    }
    free().release();
  }

  /** Ends all browsers. */
  @Override
  public void close() {
    Set<Slot> last;
    synchronized (this) {
      closed = true;
      last = new HashSet<>(slots);
      slots.clear();
      idle.clear();
    }
    last.forEach(Slot::close);
  }
}
