package dev.nines.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.share.Replica;
import dev.nines.share.Roster;
import dev.nines.share.Roster.Bid;
import dev.nines.store.HistoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The roster in a real database, by its clock. */
class SqlRostersTest {

  private Database database;

  @BeforeEach
  void open() throws Exception {
    database = Postgres.running().fresh();
    SqlHistory.open(database).close();
  }

  private SqlRosters rosters(String region, String shard) {
    return new SqlRosters(database, region, shard);
  }

  private static Roster turn(SqlRosters rosters, String id) {
    var bid = new Bid(id, new Replica(id, Replica.USUAL), Instant.now(), 7);
    return rosters.change((before, now) -> before.turn(bid, now));
  }

  @Test
  void whatIsWrittenIsRead() {
    var written = turn(rosters("eu-1", "1/1"), "a");
    var read = new AtomicReference<Roster>();
    rosters("eu-1", "1/1")
        .change((before, _) -> {
          read.set(before);
          return before;
        });
    assertThat(read.get()).isEqualTo(written);
    assertThat(written.leads("a")).isTrue();
  }

  @Test
  void eachRegionAndShardHasItsOwn() {
    turn(rosters("eu-1", "1/1"), "a");
    assertThat(turn(rosters("us-1", "1/1"), "b").members()).hasSize(1);
    assertThat(turn(rosters("eu-1", "1/2"), "c").members()).hasSize(1);
  }

  @Test
  void manyAtOnceTakeTurns() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var turns = new ArrayList<CompletableFuture<Roster>>();
      for (int i = 0; i < 20; i++) {
        var id = "replica-" + i;
        turns.add(CompletableFuture.supplyAsync(() -> turn(rosters("eu-1", "1/1"), id), threads));
      }
      for (var each : turns) {
        each.get(30, TimeUnit.SECONDS);
      }
    }
    var all = turn(rosters("eu-1", "1/1"), "replica-0");
    assertThat(all.members()).hasSize(20);
    assertThat(all.shares()).allMatch(hold -> hold.holder() != null);
  }

  @Test
  void oneThatIsStoppedInTheMiddleOfItsTurnKeepsNobodyWaiting() throws Exception {
    var within = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var stopped =
          CompletableFuture.supplyAsync(
              () ->
                  rosters("eu-1", "1/1")
                      .change((before, now) -> {
                        within.countDown();
                        await(goOn);
                        return before;
                      }),
              threads);
      within.await();
      assertThat(turn(rosters("eu-1", "1/1"), "b").leads("b")).isTrue();
      goOn.countDown();
      assertThatThrownBy(() -> stopped.get(30, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(HistoryException.class);
    }
    assertThat(turn(rosters("eu-1", "1/1"), "b").members()).hasSize(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aFileHasNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SqlRosters(Databases.sqlite(Path.of("nines.db")), "eu-1", "1/1"))
        .withMessage("replicas share a PostgreSQL database alone");
  }

  @Test
  void aDatabaseThatIsAwayIsSaid() {
    var away =
        Databases.postgresql(
            "jdbc:postgresql://127.0.0.1:1/nines", "nines", "hunter2", Duration.ofSeconds(2));
    assertThatThrownBy(() -> turn(new SqlRosters(away, "eu-1", "1/1"), "a"))
        .isInstanceOf(HistoryException.class)
        .hasMessageStartingWith(
            "the roster of replicas cannot be changed, jdbc:postgresql://127.0.0.1:1/nines: ");
    assertThat(List.of(away.name())).noneMatch(name -> name.contains("hunter2"));
  }
}
