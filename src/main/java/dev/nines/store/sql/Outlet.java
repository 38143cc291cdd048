package dev.nines.store.sql;

import dev.nines.journey.Durations;
import dev.nines.store.Entry;
import dev.nines.store.HistoryException;
import dev.nines.time.Clocks;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The way of entries to the disk: into the database or, while that is away, into the spill file,
 * and from there into the database in order. Of the writer's thread; what is told of it may be
 * asked from any.
 */
final class Outlet implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Outlet.class.getName());
  private static final Duration BETWEEN_CLEANINGS = Duration.ofMinutes(1);

  private final Database database;
  private final WriterSettings settings;
  private final Clocks clocks;
  private final Agenda agenda;
  private final Drops drops;
  private final Link link;
  private final SpillFile spill;
  private final Backoff backoff = new Backoff();
  private boolean spillTakes = true;
  private @Nullable String spillTrouble;

  private final AtomicLong written = new AtomicLong();
  private final AtomicLong spilled = new AtomicLong();
  private volatile @Nullable String lastFailure;
  private volatile @Nullable Instant failingSince;

  Outlet(Database database, WriterSettings settings, Clocks clocks, Agenda agenda, Drops drops) {
    this.database = database;
    this.settings = settings;
    this.clocks = clocks;
    this.agenda = agenda;
    this.drops = drops;
    link = new Link(database, settings.retention());
    spill = new SpillFile(settings.spill(), settings.spillBytes());
  }

  /**
   * Opens what an earlier process left in the spill file, and the database if it is there.
   *
   * @throws HistoryException where an operator has to do something first
   */
  void open() {
    try {
      spill.open();
      spilled.set(spill.entries());
    } catch (IOException e) {
      throw new HistoryException(
          "the spill file of the history cannot be used: " + e.getMessage(), e);
    }
    try {
      link.open();
    } catch (SQLException e) {
      var failure = Failure.of(e);
      if (failure.kind() == Failure.Kind.SETUP) {
        throw failure.asException("the history cannot be opened", database);
      }
      failed(failure.words());
    }
    agenda.cleanAfter(BETWEEN_CLEANINGS);
  }

  Agenda.Outlook outlook() {
    return new Agenda.Outlook(failingSince != null, spill.entries() > 0, spillTakes);
  }

  long written() {
    return written.get();
  }

  long spilled() {
    return spilled.get();
  }

  @Nullable String lastFailure() {
    return lastFailure;
  }

  @Nullable Instant failingSince() {
    return failingSince;
  }

  /** Writes a group: of what is spilled, or else of what waits. */
  void write() {
    spillTakes = true;
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
    var batch = spill.peek(Agenda.GROUP);
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
    var group = agenda.first();
    if (group.isEmpty()) {
      link.open();
      return;
    }
    var lost = link.write(group);
    written.addAndGet(group.size() - lost.size());
    take(group.size(), lost);
  }

  private void take(int count, Map<Entry, String> lost) {
    lost.values().forEach(drops::count);
    agenda.take(count, lost);
  }

  /** Puts what waits behind what is spilled already. */
  void spill() {
    var group = agenda.first();
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
      spillTakes = room == group.size();
      take(room, Map.of());
      spillTrouble(spillTakes ? null : "is full at " + settings.spillBytes() + " bytes");
    } catch (IOException e) {
      spillTakes = false;
      spillTrouble("cannot be written: " + e.getMessage());
    }
  }

  /** Says what the spill file lacks when it begins to, and not at every try. */
  private void spillTrouble(@Nullable String words) {
    if (words != null && !words.equals(spillTrouble)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "the spill file {0} {1}; entries wait in memory, up to {2}",
          settings.spill(),
          words,
          String.valueOf(settings.waiting()));
    }
    spillTrouble = words;
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

  /** Takes a slice of what has been kept for long enough away. */
  void clean() {
    boolean more = false;
    try {
      more = link.clean(clocks.wall().instant());
    } catch (SQLException e) {
      // Nothing is lost by cleaning later; if the database is away, the next entry will tell.
      link.close();
      LOG.log(System.Logger.Level.DEBUG, "cleaning is put off", e);
    }
    if (!more) {
      agenda.cleanAfter(BETWEEN_CLEANINGS);
    }
  }

  private void succeeded() {
    backoff.reset();
    var since = failingSince;
    if (since != null) {
      failingSince = null;
      LOG.log(
          System.Logger.Level.INFO,
          "the history {0} is written again after {1}; {2} entries wait in the spill file still",
          database.name(),
          Durations.brief(Duration.between(since, clocks.wall().instant())),
          spill.entries());
    }
  }

  /** All stays where it is until the next try. */
  void failed(String words) {
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
    agenda.retryAfter(backoff.next());
  }

  /** Writes what is left, or spills it; what fits nowhere is lost. */
  @Override
  public void close() {
    long begun = clocks.ticker().nanos();
    boolean tried = false;
    while (clocks.ticker().since(begun).compareTo(settings.closing()) < 0
        && (spill.entries() > 0 || agenda.size() > 0)
        && !(tried && failingSince != null)) {
      write();
      tried = true;
    }
    while (agenda.size() > 0) {
      int before = agenda.size();
      spill();
      if (agenda.size() == before) {
        var left = agenda.first();
        var lost = new HashMap<Entry, String>();
        left.forEach(entry -> lost.put(entry, "the prober ended while the history was away"));
        take(left.size(), lost);
      }
    }
    closeFiles();
  }

  /** Without anything being written any more. */
  void closeFiles() {
    link.close();
    try {
      spill.close();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "closing the spill file", e);
    }
  }
}
