package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.share.Lease.Rosters;
import dev.nines.share.Replica;
import dev.nines.store.HistoryException;
import dev.nines.store.Progress;
import dev.nines.store.Recorder;
import dev.nines.store.sql.Database;
import dev.nines.store.sql.HistoryWriter;
import dev.nines.store.sql.Postgres;
import dev.nines.store.sql.SqlHistory;
import dev.nines.store.sql.SqlRosters;
import dev.nines.store.sql.SqlRunFeed;
import dev.nines.store.sql.WriterSettings;
import dev.nines.time.Clocks;
import dev.nines.time.ManualTime;
import dev.nines.time.SystemTimer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two replicas that know of one another by a real database alone, whose clock is turned by hand as
 * theirs are: one of them judges what both play, and tells it once.
 */
class ReplicasOnPostgresqlTest {

  private static final String REGION = "eu-1";

  private final ManualTime time = new ManualTime();
  private final SystemTimer timer = new SystemTimer();
  private final Set<String> cut = new HashSet<>();
  private final List<AutoCloseable> open = new ArrayList<>();

  /** What waits in a spill file. */
  private final List<Runnable> late = new ArrayList<>();

  /** Whether what is recorded waits there. */
  private boolean held;

  @TempDir Path folder;
  private Database database;
  private RegionalProber first;
  private RegionalProber second;

  @BeforeEach
  void start() throws Exception {
    var files = Files.createDirectory(folder.resolve("journeys"));
    Files.writeString(
        files.resolve("journey.yaml"), RegionsTest.FILES.replace("  regions: 2\n", ""));
    Files.writeString(
        files.resolve("hook.yaml"), "receiver: hook\nwebhook: { url: http://localhost/ }\n");
    database = Postgres.running().fresh();
    first = replica("nines-0");
    second = replica("nines-1");
    first.turn();
    second.turn();
  }

  @AfterEach
  void end() throws Exception {
    for (var each : open.reversed()) {
      each.close();
    }
    timer.close();
  }

  private RegionalProber replica(String name) {
    var writer =
        HistoryWriter.start(
            database,
            WriterSettings.spillingTo(folder.resolve(name + ".spill")).lingering(Duration.ZERO),
            Clocks.system(timer));
    open.add(writer);
    Recorder atOnce =
        entry -> {
          if (held) {
            late.add(() -> writer.record(entry).join());
            return CompletableFuture.completedFuture(null);
          }
          var written = writer.record(entry);
          written.join();
          return written;
        };
    var history = SqlHistory.open(database);
    open.add(history);
    var feed = new SqlRunFeed(database);
    open.add(feed);
    var kept = new SqlRosters(database, REGION, "1/1");
    Rosters rosters =
        change -> {
          if (cut.contains(name)) {
            throw new HistoryException("the network is cut");
          }
          return kept.change((before, _) -> change.apply(before, time.instant()));
        };
    return new RegionalProber(
        REGION,
        time,
        atOnce,
        history,
        folder.resolve("journeys"),
        new Replicas(new Replica(name, Replica.USUAL), rosters, feed),
        () -> new Progress(0, 0, late.size(), 0, null, null));
  }

  private void pass(int seconds, RegionalProber... alive) {
    for (int i = 0; i < seconds; i++) {
      time.advance(Duration.ofSeconds(1));
      for (var each : alive) {
        if (i % 3 == 0) {
          each.turn();
        }
        each.beat();
      }
    }
  }

  @Test
  void oneJudgesWhatBothPlay() {
    pass(6, first, second);
    assertThat(first.leads()).isTrue();
    assertThat(second.leads()).isFalse();
    first.bad();
    pass(2, first, second);
    second.bad();
    pass(20, first, second);
    assertThat(first.addressed).containsExactly("hook opened");
    second.good();
    pass(20, first, second);
    assertThat(first.addressed).containsExactly("hook opened", "hook resolved");
    assertThat(second.addressed).isEmpty();
  }

  @Test
  void whatTheDeadOneToldIsNotToldAgainAndItsEndIs() {
    pass(6, first, second);
    second.bad().bad();
    pass(20, first, second);
    assertThat(first.addressed).containsExactly("hook opened");

    pass(30, second);
    assertThat(second.leads()).isTrue();
    assertThat(second.incidents()).hasSize(1);
    second.bad();
    pass(20, second);
    assertThat(second.addressed).isEmpty();
    second.good();
    pass(20, second);
    assertThat(second.addressed).containsExactly("hook resolved");
    assertThat(first.addressed).containsExactly("hook opened");
  }

  @Test
  void whatIsPlayedWhileNobodyJudgesIsJudgedByWhoTakesOver() {
    pass(6, first, second);
    second.bad().bad();
    pass(30, second);
    assertThat(second.addressed).containsExactly("hook opened");
    assertThat(first.addressed).isEmpty();
  }

  @Test
  void takingOverIsNoTrouble() {
    pass(6, first, second);
    for (int i = 0; i < 4; i++) {
      second.good();
      pass(30, first, second);
    }
    for (int i = 0; i < 30; i++) {
      second.good();
      pass(30, second);
    }
    assertThat(second.leads()).isTrue();
    assertThat(second.incidents()).isEmpty();
    assertThat(second.addressed).isEmpty();
  }

  @Test
  void oneThatIsCutOffTellsNothingMore() {
    pass(6, first, second);
    cut.add("nines-0");
    pass(20, first, second);
    assertThat(first.leads()).isFalse();
    assertThat(second.leads()).isTrue();
    second.bad().bad();
    pass(20, first, second);
    assertThat(first.addressed).isEmpty();
    assertThat(second.addressed).containsExactly("hook opened");

    cut.clear();
    pass(20, first, second);
    assertThat(first.leads()).isFalse();
    assertThat(first.addressed).isEmpty();
    assertThat(second.addressed).containsExactly("hook opened");
  }

  @Test
  void oneWhoseTurnHangsTellsNothingAfterItsLease() {
    pass(6, first, second);
    first.bad().bad();
    first.beat();
    time.advance(Duration.ofSeconds(15));
    first.beat();
    assertThat(first.addressed).isEmpty();
    pass(20, second);
    assertThat(second.addressed).containsExactly("hook opened");
  }

  @Test
  void whoEndsHandsOverAtOnce() throws Exception {
    pass(6, first, second);
    first.bad().bad();
    pass(20, first, second);
    first.leave();
    second.turn();
    assertThat(second.leads()).isTrue();
    assertThat(second.incidents()).hasSize(1);
    assertThat(first.incidents()).isEmpty();
    second.good();
    pass(20, second);
    assertThat(first.addressed).containsExactly("hook opened");
    assertThat(second.addressed).containsExactly("hook resolved");
  }

  @Test
  void whileTheDatabaseIsAwayNobodyJudgesAndAfterItOneDoes() {
    pass(6, first, second);
    cut.addAll(Set.of("nines-0", "nines-1"));
    pass(40, first, second);
    assertThat(first.leads() || second.leads()).isFalse();
    cut.clear();
    pass(6, first, second);
    assertThat(first.leads()).isNotEqualTo(second.leads());
    first.bad().bad();
    pass(20, first, second);
    assertThat(first.addressed.size() + second.addressed.size()).isEqualTo(1);
  }

  @Test
  void whatANewerNinesWroteDoesNotKeepAnOlderOneFromJudging() throws Exception {
    pass(6, first, second);
    second.bad().bad();
    pass(20, first, second);
    assertThat(first.addressed).containsExactly("hook opened");

    written("UPDATE document SET body = '{\"form\":99}' WHERE kind = 'incident'");
    second.bad();
    written("UPDATE run SET detail = '\\x63' WHERE seq = (SELECT max(seq) FROM run)");
    pass(30, second);
    assertThat(second.leads()).isTrue();
    second.bad().bad();
    pass(20, second);
    assertThat(second.addressed).containsExactly("hook opened");
  }

  private void written(String statement) throws Exception {
    try (var connection = database.source().getConnection();
        var update = connection.createStatement()) {
      assertThat(update.executeUpdate(statement)).isEqualTo(1);
    }
  }

  @Test
  void whatIsLongPastIsNoNewsToTheOneThatComesBack() throws Exception {
    pass(6, first, second);
    second.leave();
    first.leave();
    for (int day = 0; day < 7; day++) {
      first.bad().bad().good();
      time.advance(Duration.ofDays(1));
    }
    var third = replica("nines-2");
    third.turn();
    pass(20, third);
    assertThat(third.leads()).isTrue();
    assertThat(third.addressed).isEmpty();
    third.bad().bad();
    pass(20, third);
    assertThat(third.addressed).containsExactly("hook opened");
  }

  @Test
  void whatWasToldJustBeforeTheDatabaseWasAwayIsNotToldAgain() {
    goesAwayBeforeWhatWasToldIsWritten();
    pass(20, first);
    assertThat(first.addressed).containsExactly("hook opened");
    held = false;
    late.forEach(Runnable::run);
    late.clear();
    pass(20, first);
    assertThat(first.incidents()).hasSize(1);
    assertThat(first.trouble()).isNull();
    assertThat(first.addressed).containsExactly("hook opened");
  }

  @Test
  void aHistoryThatDoesNotTakeWhatWasToldKeepsNobodyFromJudgingForLong() {
    goesAwayBeforeWhatWasToldIsWritten();
    pass(80, first);
    assertThat(first.addressed).containsExactly("hook opened", "hook opened");
  }

  private void goesAwayBeforeWhatWasToldIsWritten() {
    pass(6, first, second);
    first.bad().bad();
    // Found, and not told yet.
    first.beat();
    assertThat(first.addressed).isEmpty();
    held = true;
    cut.addAll(Set.of("nines-0", "nines-1"));
    pass(20, first);
    assertThat(first.leads()).isFalse();
    assertThat(first.addressed).containsExactly("hook opened");
    cut.remove("nines-0");
  }
}
