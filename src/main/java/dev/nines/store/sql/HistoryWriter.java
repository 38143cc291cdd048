package dev.nines.store.sql;

import dev.nines.store.Entry;
import dev.nines.store.History;
import dev.nines.store.HistoryException;
import dev.nines.store.Progress;
import dev.nines.store.Recorder;
import dev.nines.store.sql.Agenda.Task;
import dev.nines.time.Clocks;
import dev.nines.time.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Writes entries into a database with one thread of its own, in groups. While the database is away
 * they wait in memory and, as far as there is room, in a spill file, and are written in order when
 * it is back; so they are after a sudden end. Whoever hands entries over never waits.
 */
public final class HistoryWriter implements Recorder, AutoCloseable {

  private static final System.Logger LOG = System.getLogger(HistoryWriter.class.getName());

  private final Database database;
  private final WriterSettings settings;
  private final Agenda agenda;
  private final Drops drops;
  private final Outlet outlet;
  private final Thread thread;
  private final Ticker ticker;
  private volatile @Nullable Long begun;

  private HistoryWriter(Database database, WriterSettings settings, Clocks clocks) {
    this.database = database;
    this.settings = settings;
    ticker = clocks.ticker();
    agenda = new Agenda(clocks.timer(), settings.waiting(), settings.linger());
    drops = new Drops(ticker);
    outlet = new Outlet(database, settings, clocks, agenda, drops);
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
      writer.outlet.open();
    } catch (HistoryException e) {
      writer.outlet.closeFiles();
      throw e;
    }
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
    var refused = agenda.add(entry, onDisk);
    if (refused != null) {
      drops.count(refused);
      onDisk.completeExceptionally(new HistoryException(refused));
    }
    return onDisk;
  }

  public Progress progress() {
    return new Progress(
        outlet.written(),
        agenda.size(),
        outlet.spilled(),
        drops.counted(),
        outlet.lastFailure(),
        outlet.failingSince());
  }

  /** For how long it has been at what it does now; zero while it has nothing to do. */
  public Duration busy() {
    var since = begun;
    return since == null ? Duration.ZERO : ticker.since(since);
  }

  private void work() {
    var task = agenda.next(outlet.outlook());
    while (task != Task.END) {
      begun = ticker.nanos();
      try {
        switch (task) {
          case WRITE -> outlet.write();
          case SPILL -> outlet.spill();
          case CLEAN -> outlet.clean();
          case END -> {}
        }
      } catch (RuntimeException e) {
        // Whatever it is, the prober goes on, and so does its history once the cause is gone.
        LOG.log(System.Logger.Level.ERROR, "writing the history failed in a way unforeseen", e);
        outlet.failed("unforeseen: " + e);
      }
      begun = null;
      task = agenda.next(outlet.outlook());
    }
    outlet.close();
  }

  /**
   * Writes what waits, as long as the settings allow, and spills the rest. Nothing is taken any
   * more.
   */
  @Override
  public void close() {
    agenda.close();
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
