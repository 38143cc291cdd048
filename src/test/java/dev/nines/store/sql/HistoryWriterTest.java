package dev.nines.store.sql;

import static dev.nines.store.Played.NOON;
import static dev.nines.store.Played.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nines.outcome.ServerVerdict;
import dev.nines.slo.Tally;
import dev.nines.slo.Window;
import dev.nines.store.HistoryException;
import dev.nines.store.Progress;
import dev.nines.store.Subject;
import dev.nines.time.ManualTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryWriterTest {

  @TempDir private Path folder;
  private final ManualTime time = new ManualTime();
  private Path spill;
  private Database database;
  private WriterSettings settings;
  private @Nullable HistoryWriter writer;

  @BeforeEach
  void aFile() {
    spill = folder.resolve("waiting/nines.spill");
    database = Faulty.around(Databases.sqlite(folder.resolve("nines.db"), Duration.ofMillis(50)));
    settings = WriterSettings.spillingTo(spill).lingering(Duration.ZERO);
  }

  @AfterEach
  void end() {
    if (writer != null) {
      writer.close();
    }
  }

  private HistoryWriter start() {
    writer = HistoryWriter.start(database, settings, time.clocks());
    return writer;
  }

  @Test
  void whatIsAcknowledgedIsInTheDatabase() throws Exception {
    start();

    await(writer.record(run().entry()));

    assertThat(good()).isEqualTo(1);
    assertThat(writer.progress()).isEqualTo(new Progress(1, 0, 0, 0, null, null));
  }

  @Test
  void closingWritesWhatWaits() throws Exception {
    settings = settings.lingering(Duration.ofSeconds(1));
    start();
    var onDisk = records(100);

    writer.close();

    await(onDisk);
    assertThat(good()).isEqualTo(100);
    assertThat(spill).doesNotExist();
  }

  @Test
  void whatComesAfterTheEndIsDropped() {
    start();
    writer.close();

    assertDropped(writer.record(run().entry()), "the history is closed");
    assertThat(writer.progress().dropped()).isEqualTo(1);
  }

  @Test
  void anEntryWaitsForOthersToBeWrittenTogether() throws Exception {
    settings = settings.lingering(Duration.ofMillis(200));
    start();
    time.awaitAlarms(1);
    var onDisk = writer.record(run().entry());
    time.awaitAlarms(2);
    assertThat(onDisk).isNotDone();

    time.advance(Duration.ofMillis(200));

    await(onDisk);
  }

  @Test
  void aDatabaseThatIsAwayIsWaitedForInTheSpillFile() throws Exception {
    Faulty.away(database, true);
    start();

    await(records(10));
    assertThat(writer.progress())
        .isEqualTo(new Progress(0, 0, 10, 0, "nobody is there (08001)", time.instant()));
    assertThat(Files.size(spill)).isPositive();

    Faulty.away(database, false);
    retry();
    await(writer.record(run().entry()));

    assertThat(good()).isEqualTo(11);
    assertThat(writer.progress())
        .isEqualTo(new Progress(11, 0, 0, 0, "nobody is there (08001)", null));
    assertThat(Files.size(spill)).isZero();
  }

  @Test
  void theDatabaseIsTriedAgainLessAndLessOften() {
    var backoff = new Backoff();

    assertThat(Stream.generate(backoff::next).limit(7).map(Duration::toSeconds))
        .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    backoff.reset();
    assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void whatIsSpilledIsWrittenInOrderByTheNextProcess() throws Exception {
    Faulty.away(database, true);
    start();
    var open = run().servers((ServerVerdict) null);
    await(
        List.of(
            writer.record(open.entry()), writer.record(open.servers(ServerVerdict.DOWN).entry())));
    writer.close();
    assertThat(Files.size(spill)).isPositive();

    Faulty.away(database, false);
    start();
    await(writer.record(run().entry()));

    try (var history = writer.history()) {
      assertThat(history.runs().find(open.id())).map(run -> run.settled()).hasValue(true);
    }
    writer.close();
    assertThat(spill).doesNotExist();
  }

  @Test
  void whatWasSpilledAndWrittenIsCountedOnce() throws Exception {
    Faulty.away(database, true);
    start();
    await(records(10));
    writer.close();
    var copy = Files.readAllBytes(spill);
    Faulty.away(database, false);
    start();
    await(writer.record(run().entry()));
    writer.close();

    // As after a sudden end between the database's commit and the emptying of the file.
    Files.write(spill, copy);
    start();
    await(writer.record(run().entry()));

    assertThat(good()).isEqualTo(12);
  }

  @Test
  void aTornEndOfTheSpillFileIsPassedOver() throws Exception {
    Faulty.away(database, true);
    start();
    await(records(10));
    writer.close();
    var whole = Files.readAllBytes(spill);
    Files.write(spill, Arrays.copyOf(whole, whole.length - 3));

    Faulty.away(database, false);
    start();
    await(writer.record(run().entry()));

    assertThat(good()).isEqualTo(10);
    assertThat(spill.resolveSibling("nines.spill.torn")).exists();
  }

  @Test
  void whatIsNoSpillFileIsKeptAside() throws Exception {
    Files.createDirectories(spill.getParent());
    Files.writeString(spill, "journey: chat");

    start();
    await(writer.record(run().entry()));

    assertThat(spill.resolveSibling("nines.spill.torn")).hasContent("journey: chat");
  }

  @Test
  void beyondTheBoundsEntriesAreDroppedAndCounted() throws Exception {
    int frame = EntryCodec.encode(run().entry()).length + 8;
    Faulty.away(database, true);
    settings = settings.bounded(3L * frame, 5);
    start();
    await(records(3));
    var behind = records(5);

    assertDropped(writer.record(run().entry()), "the history is 5 entries behind");

    assertThat(writer.progress().spilled()).isEqualTo(3);
    assertThat(writer.progress().waiting()).isEqualTo(5);
    assertThat(writer.progress().dropped()).isEqualTo(1);
    assertThat(Files.size(spill)).isEqualTo(3L * frame);

    Faulty.away(database, false);
    retry();
    await(behind);
    assertThat(good()).isEqualTo(8);
  }

  @Test
  void aFileThatIsLockedIsWaitedFor() throws Exception {
    start();
    await(writer.record(run().entry()));
    try (var other = database.source().getConnection();
        var statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");

      await(records(10));

      assertThat(writer.progress().lastFailure())
          .isEqualTo("another process keeps the file locked (SQLITE_BUSY)");
      assertThat(writer.progress().spilled()).isEqualTo(10);
      statement.execute("ROLLBACK");
    }
    retry();
    await(writer.record(run().entry()));
    assertThat(good()).isEqualTo(12);
  }

  @Test
  void aDiskThatIsFullIsWaitedFor() throws Exception {
    start();
    await(writer.record(run().entry()));
    writer.close();
    var pages = new AtomicInteger(1);
    database =
        Faulty.around(
            database,
            connection -> {
              try (var statement = connection.createStatement()) {
                statement.execute("PRAGMA max_page_count = " + pages);
              }
            });
    start();

    await(records(500));

    assertThat(writer.progress().lastFailure()).isEqualTo("the disk is full (SQLITE_FULL)");
    // A few fit into pages that are there already.
    var progress = writer.progress();
    assertThat(progress.spilled()).isGreaterThan(400);
    assertThat(progress.written() + progress.spilled()).isEqualTo(500);
    pages.set(1_000_000);
    retry();
    await(writer.record(run().entry()));
    assertThat(good()).isEqualTo(502);
  }

  @Test
  void anEntryThatCannotBeKeptTakesNoOthersWithIt() throws Exception {
    settings = settings.lingering(Duration.ofMillis(1));
    start();
    time.awaitAlarms(1);
    var poison = run();
    var before = writer.record(run().entry());
    var refused = writer.record(poison.taking(Duration.ofSeconds(Long.MAX_VALUE)).entry());
    var after = writer.record(run().entry());
    time.awaitAlarms(2);
    time.advance(Duration.ofMillis(1));

    await(List.of(before, after));
    assertDropped(
        refused, "the entry " + poison.id() + " is dropped: it cannot be kept: long overflow");
    assertThat(good()).isEqualTo(2);
    assertThat(writer.progress().dropped()).isEqualTo(1);
  }

  private void retry() throws InterruptedException {
    time.awaitAlarms(2);
    time.advance(Duration.ofSeconds(30));
  }

  private List<CompletableFuture<?>> records(int count) {
    var onDisk = new ArrayList<CompletableFuture<?>>();
    for (int i = 0; i < count; i++) {
      onDisk.add(writer.record(run().entry()));
    }
    return onDisk;
  }

  private long good() {
    try (var history = writer.history()) {
      var chat = Subject.journey("chat", "eu-1");
      return history
          .account()
          .totals(Set.of(chat), Window.before(NOON.plusSeconds(60), Duration.ofDays(1)))
          .getOrDefault(chat, Tally.NONE)
          .outcomes()
          .good();
    }
  }

  private static void await(CompletableFuture<?> onDisk) throws Exception {
    onDisk.get(30, TimeUnit.SECONDS);
  }

  private static void await(List<? extends CompletableFuture<?>> onDisk) throws Exception {
    for (var each : onDisk) {
      await(each);
    }
  }

  private static void assertDropped(CompletableFuture<?> onDisk, String message) {
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> await(onDisk))
        .havingCause()
        .isInstanceOf(HistoryException.class)
        .withMessage(message);
  }
}
