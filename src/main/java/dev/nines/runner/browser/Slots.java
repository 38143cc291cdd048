package dev.nines.runner.browser;

import com.sun.management.OperatingSystemMXBean;
import dev.nines.journey.Durations;
import dev.nines.outcome.Cause;
import dev.nines.runner.ProberFaultException;
import dev.nines.runner.browser.Pool.End;
import dev.nines.target.TargetRules;
import dev.nines.time.Ticker;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The slots of a prober. A run has one at most, however many of its actors are in browsers. Safe
 * from any thread.
 */
final class Slots implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Slots.class.getName());

  /** As many runs for each slot may wait. */
  private static final int WAITING_PER_SLOT = 8;

  /** A browser that has served so many runs makes place for a new one. */
  private static final int RUNS_PER_BROWSER = 200;

  private final BrowserOptions options;
  private final Ticker ticker;
  private final Deque<Tenancy> idle = new ArrayDeque<>();
  private final Map<String, Tenancy> taken = new HashMap<>();
  private final Set<Tenancy> all = new HashSet<>();
  private final Map<End, Long> ends = new EnumMap<>(End.class);
  private volatile TargetRules rules = TargetRules.USUAL;
  private @Nullable Turns turns;
  private long starts;
  private boolean closed;

  Slots(BrowserOptions options) {
    this(options, Ticker.SYSTEM);
  }

  Slots(BrowserOptions options, Ticker ticker) {
    this.options = options;
    this.ticker = ticker;
  }

  /** Browsers that start from now on go where these let them. */
  void bound(TargetRules rules) {
    this.rules = rules;
  }

  /** A slot, and whom it has served. */
  private static final class Tenancy {
    private final Slot slot;
    private int runs;
    private int sessions;
    private long memory;

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
      turns().leave();
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
    var turns = turns();
    switch (turns.take(most)) {
      case TAKEN -> {}
      case CROWDED ->
          throw new ProberFaultException(
              Cause.OVERLOAD,
              "%d runs wait for a browser already; this machine has %s"
                  .formatted(turns.waiting(), words(turns)));
      case LATE ->
          throw new ProberFaultException(
              Cause.OVERLOAD,
              "no browser was free within %s; this machine has %s"
                  .formatted(Durations.text(most), words(turns)));
    }
  }

  private static String words(Turns turns) {
    return (turns.most() == 1 ? "a slot" : turns.most() + " slots") + " (NINES_BROWSER_SLOTS)";
  }

  private synchronized Turns turns() {
    if (turns == null) {
      var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
      int most =
          options.slots(system.getTotalMemorySize(), Runtime.getRuntime().availableProcessors());
      turns = new Turns(most, most * WAITING_PER_SLOT, ticker);
    }
    return turns;
  }

  private Tenancy vacant() throws InterruptedException {
    for (var tenancy = idle(); tenancy != null; tenancy = idle()) {
      if (tenancy.slot.alive()) {
        return tenancy;
      }
      end(tenancy, End.LOST);
    }
    var tenancy = new Tenancy(new Slot(options, rules));
    enter(tenancy);
    try {
      tenancy.slot.start();
      return tenancy;
    } catch (RuntimeException | InterruptedException e) {
      end(tenancy, End.LOST);
      throw e;
    }
  }

  private synchronized @Nullable Tenancy idle() {
    return idle.poll();
  }

  private synchronized void enter(Tenancy tenancy) {
    if (closed) {
      throw new ProberFaultException(Cause.SHUTDOWN, "the prober was shutting down");
    }
    starts++;
    all.add(tenancy);
  }

  private void end(Tenancy tenancy, End why) {
    tenancy.slot.close();
    synchronized (this) {
      if (all.remove(tenancy)) {
        ends.merge(why, 1L, Long::sum);
      }
    }
  }

  /** Gives the slot of {@code run} back; the last of its sessions makes it free. */
  void giveBack(String run) {
    Tenancy tenancy;
    synchronized (this) {
      tenancy = taken.get(run);
      if (tenancy == null || --tenancy.sessions > 0) {
        return;
      }
      taken.remove(run);
    }
    tenancy.memory = tenancy.slot.memory();
    var why = over(tenancy);
    synchronized (this) {
      if (why == null && !closed) {
        idle.push(tenancy); // The one that served last is the warmest.
      }
    }
    if (why != null) {
      end(tenancy, why);
    }
    turns().leave();
  }

  /** Why a browser serves no further run, or null. */
  private @Nullable End over(Tenancy tenancy) {
    if (!tenancy.slot.alive()) {
      return End.LOST;
    }
    if (tenancy.memory > options.most()) {
      LOG.log(
          System.Logger.Level.INFO,
          "a browser takes {0} MiB after {1} runs, and makes place for a new one",
          tenancy.memory >> 20,
          tenancy.runs);
      return End.MEMORY;
    }
    return tenancy.runs >= RUNS_PER_BROWSER ? End.RUNS : null;
  }

  /** How all of it does. */
  synchronized Pool pool() {
    long memory = all.stream().mapToLong(each -> each.memory).sum();
    return turns == null
        ? new Pool(0, 0, 0, Duration.ZERO, memory, starts, ends)
        : new Pool(
            turns.most(), turns.taken(), turns.waiting(), turns.oldestWait(), memory, starts, ends);
  }

  /** Ends all browsers. */
  @Override
  public void close() {
    Set<Tenancy> last;
    synchronized (this) {
      closed = true;
      last = new HashSet<>(all);
      idle.clear();
    }
    last.forEach(each -> end(each, End.SHUTDOWN));
  }
}
