package dev.nines.store.sql;

import dev.nines.store.Entry;
import dev.nines.store.History;
import dev.nines.store.HistoryException;
import dev.nines.store.Progress;
import dev.nines.store.Recorder;
import dev.nines.time.Clocks;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Writes entries into a database with one thread of its own, in groups. While the database is away
 * they wait in memory and, as far as there is room, in a spill file, and are written in order when
 * it is back; so they are after a sudden end. Whoever hands entries over never waits.
 */
public final class HistoryWriter implements Recorder, AutoCloseable {

  private static final System.Logger LOG = System.getLogger(HistoryWriter.class.getName());
  private static final int GROUP = 2_000;
  private static final Duration BETWEEN_CLEANINGS = Duration.ofMinutes(1);

  private final Database database;
  private final WriterSettings settings;
  private final Clocks clocks;
  private final Drops drops;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // Under the lock.
  private final Waiting waiting;
  private boolean lingering;
  private boolean ripe;
  private boolean retryDue;
  private boolean cleaningDue;
  private boolean closing;

  // Of the writer's thread.
  private final Link link;
  private final SpillFile spill;
  private final Backoff backoff = new Backoff();
  private boolean spillRefuses;

  private final AtomicLong written = new AtomicLong();
  private final AtomicLong spilled = new AtomicLong();
  private volatile @Nullable String lastFailure;
  private volatile @Nullable Instant failingSince;
  private final Thread thread;

  private HistoryWriter(Database database, WriterSettings settings, Clocks clocks) {
    this.database = database;
    this.settings = settings;
    this.clocks = clocks;
    drops = new Drops(clocks.ticker());
    waiting = new Waiting(settings.waiting());
    link = new Link(database, settings.retention());
    spill = new SpillFile(settings.spill(), settings.spillBytes());
    thread = Thread.ofPlatform().name("nines-history").daemon().unstarted(this::work);
  }

  /**
   * Begins to write: first what an earlier process left in the spill file. A database that is away
   * for now is waited for.
   *
   * @param clocks whose timer outlives the writer
   * @throws HistoryException if the database is of something else or of a newer Nines, or refuses
   *     whoever asks, or the spill file cannot be used
   */
  public static HistoryWriter start(Database database, WriterSettings settings, Clocks clocks) {
    var writer = new HistoryWriter(database, settings, clocks);
    try {
      writer.spill.open();
      writer.spilled.set(writer.spill.entries());
    } catch (IOException e) {
      throw new HistoryException(
          "the spill file of the history cannot be used: " + e.getMessage(), e);
    }
    try {
      writer.link.open();
    } catch (SQLException e) {
      var failure = Failure.of(e);
      if (failure.kind() == Failure.Kind.SETUP) {
        throw failure.asException("the history cannot be opened", database);
      }
      writer.failed(failure.words());
    }
    writer.later(BETWEEN_CLEANINGS, writer::cleaningDue);
    writer.thread.start();
    return writer;
  }

  /** What is written, to be read. */
  public History history() {
    return new SqlHistory(database);
  }

  @Override
  public CompletableFuture<@Nullable Void> record(Entry entry) {
    var onDisk = new CompletableFuture<@Nullable Void>();
    HistoryException refused = null;
    lock.lock();
    try {
      if (closing) {
        refused = new HistoryException("the history is closed");
      } else if (!waiting.add(entry, onDisk)) {
        refused = new HistoryException("the history is " + settings.waiting() + " entries behind");
      } else if (waiting.size() == 1 || waiting.size() == GROUP) {
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
    if (refused != null) {
      drops.count(String.valueOf(refused.getMessage()));
      onDisk.completeExceptionally(refused);
    }
    return onDisk;
  }

  public Progress progress() {
    lock.lock();
    try {
      return new Progress(
          written.get(), waiting.size(), spilled.get(), drops.counted(), lastFailure, failingSince);
    } finally {
      lock.unlock();
    }
  }

  /** What the thread does next. */
  private enum Task {
    WRITE,
    SPILL,
    CLEAN,
    END
  }

  private void work() {
    var task = next();
    while (task != Task.END) {
      try {
        switch (task) {
          case WRITE -> write();
          case SPILL -> spill();
          case CLEAN -> clean();
          case END -> {}
        }
      } catch (RuntimeException e) {
        // Whatever it is, the prober goes on, and so does its history once the cause is gone.
        LOG.log(System.Logger.Level.ERROR, "writing the history failed in a way unforeseen", e);
        failed("unforeseen: " + e);
      }
      task = next();
    }
    end();
  }

  private Task next() {
    lock.lock();
    try {
      while (true) {
        boolean asked = !waiting.isEmpty() && (ripe || !lingers() || waiting.size() >= GROUP);
        if (closing) {
          return Task.END;
        }
        if (failingSince != null) {
          if (retryDue) {
            return Task.WRITE;
          }
          if (asked && !spillRefuses) {
            return Task.SPILL;
          }
        } else if (asked || spill.entries() > 0) {
          return Task.WRITE;
        } else if (cleaningDue) {
          return Task.CLEAN;
        }
        linger();
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The first entry waits a little for others. */
  private void linger() {
    if (lingers() && !waiting.isEmpty() && !ripe && !lingering) {
      lingering = true;
      later(settings.linger(), this::ripen);
    }
  }

  private boolean lingers() {
    return settings.linger().isPositive();
  }

  private void ripen() {
    set(() -> {
      lingering = false;
      ripe = true;
    });
  }

  private void retryDue() {
    set(() -> retryDue = true);
  }

  private void cleaningDue() {
    set(() -> cleaningDue = true);
  }

  private void set(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  private void later(Duration delay, Runnable task) {
    clocks.timer().after(delay, task);
  }

  private void write() {
    set(() -> retryDue = false);
    spillRefuses = false;
    try {
      if (spill.entries() > 0) {
        writeSpilled();
      } else {
        writeWaiting();
      }
      succeeded();
    } catch (SQLException e) {
      failed(Failure.of(e).words());
    } catch (HistoryException e) {
      failed(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      giveUpSpill(e);
    }
  }

  private void writeSpilled() throws SQLException, IOException {
    var batch = spill.peek(GROUP);
    var lost = link.write(batch.entries());
    spill.take(batch);
    spilled.set(spill.entries());
    written.addAndGet(batch.entries().size() - lost.size());
    lost.values().forEach(drops::count);
    for (int i = 0; i < batch.unreadable(); i++) {
      drops.count("it could not be read from the spill file");
    }
  }

  private void writeWaiting() throws SQLException {
    var group = waiting();
    if (group.isEmpty()) {
      link.open();
      return;
    }
    var lost = link.write(group);
    written.addAndGet(group.size() - lost.size());
    take(group.size(), lost);
  }

  private List<Entry> waiting() {
    lock.lock();
    try {
      return waiting.first(GROUP);
    } finally {
      lock.unlock();
    }
  }

  private void take(int count, Map<Entry, String> lost) {
    Runnable tell;
    lock.lock();
    try {
      tell = waiting.take(count, lost);
      ripe = !waiting.isEmpty();
    } finally {
      lock.unlock();
    }
    lost.values().forEach(drops::count);
    tell.run();
  }

  /** Puts what waits behind what is spilled already. */
  private void spill() {
    var group = waiting();
    try {
      spill(group);
    } catch (RuntimeException e) {
      // One of them cannot be packed; each by itself shows which.
      spill(group.getFirst());
    }
  }

  private void spill(Entry entry) {
    try {
      spill(List.of(entry));
    } catch (RuntimeException e) {
      LOG.log(
          System.Logger.Level.ERROR,
          "the entry " + entry.id() + " cannot be kept and is dropped",
          e);
      take(1, Map.of(entry, "it cannot be packed: " + e.getMessage()));
    }
  }

  private void spill(List<Entry> group) {
    try {
      int room = spill.append(group);
      spilled.set(spill.entries());
      spillRefuses = room < group.size();
      take(room, Map.of());
      if (spillRefuses) {
        LOG.log(
            System.Logger.Level.WARNING,
            "the spill file {0} is full at {1} bytes; entries wait in memory now, up to {2}",
            settings.spill(),
            settings.spillBytes(),
            settings.waiting());
      }
    } catch (IOException e) {
      spillRefuses = true;
      LOG.log(
          System.Logger.Level.WARNING,
          "the spill file " + settings.spill() + " cannot be written; entries wait in memory",
          e);
    }
  }

  private void giveUpSpill(IOException why) {
    LOG.log(System.Logger.Level.ERROR, "the spill file failed", why);
    long entries = spill.entries();
    try {
      spill.giveUp();
      for (long i = 0; i < entries; i++) {
        drops.count("the spill file cannot be read");
      }
    } catch (IOException e) {
      failed("the spill file cannot be used: " + e.getMessage());
    }
    spilled.set(spill.entries());
  }

  private void clean() {
    boolean more = false;
    try {
      more = link.clean(clocks.wall().instant());
    } catch (SQLException e) {
      // Nothing is lost by cleaning later; if the database is away, the next entry will tell.
      link.close();
      LOG.log(System.Logger.Level.DEBUG, "cleaning is put off", e);
    }
    if (!more) {
      set(() -> cleaningDue = false);
      later(BETWEEN_CLEANINGS, this::cleaningDue);
    }
  }

  private void succeeded() {
    backoff.reset();
    var since = failingSince;
    if (since != null) {
      failingSince = null;
      LOG.log(
          System.Logger.Level.INFO,
          "the history {0} is written again after {1}; {2} entries have waited in the spill file",
          database.name(),
          Duration.between(since, clocks.wall().instant()),
          spill.entries());
    }
  }

  private void failed(String words) {
    link.close();
    if (failingSince == null || !words.equals(lastFailure)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "the history {0} is not written: {1}; entries wait in {2}",
          database.name(),
          words,
          settings.spill());
    }
    lastFailure = words;
    if (failingSince == null) {
      failingSince = clocks.wall().instant();
    }
    later(backoff.next(), this::retryDue);
  }

  /** Writes what is left, or spills it; what fits nowhere is lost. */
  private void end() {
    long begun = clocks.ticker().nanos();
    boolean tried = false;
    while (clocks.ticker().since(begun).compareTo(settings.closing()) < 0
        && (spill.entries() > 0 || !waiting().isEmpty())
        && !(tried && failingSince != null)) {
      write();
      tried = true;
    }
    while (!waiting().isEmpty()) {
      int before = waiting().size();
      spill();
      if (spillRefuses && waiting().size() == before) {
        take(before, lostAtTheEnd(waiting()));
      }
    }
    link.close();
    try {
      spill.close();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "closing the spill file", e);
    }
  }

  private static Map<Entry, String> lostAtTheEnd(List<Entry> entries) {
    var lost = new HashMap<Entry, String>();
    entries.forEach(entry -> lost.put(entry, "the prober ended while the history was away"));
    return lost;
  }

  /**
   * Writes what waits, as long as the settings allow, and spills the rest. Nothing is taken any
   * more.
   */
  @Override
  public void close() {
    set(() -> closing = true);
    try {
      // Beyond its own limit the thread may be in the middle of one last group.
      if (!thread.join(settings.closing().plusSeconds(10))) {
        LOG.log(System.Logger.Level.WARNING, "the history is still being written; it is left");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
