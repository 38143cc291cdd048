package dev.nines.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.outcome.Attempt;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Phase;
import dev.nines.outcome.Run;
import dev.nines.outcome.Run.Trigger;
import dev.nines.outcome.ServerVerdict;
import dev.nines.outcome.StepRecord;
import dev.nines.store.Entry;
import dev.nines.store.sql.Database;
import dev.nines.store.sql.Databases;
import dev.nines.store.sql.HistoryWriter;
import dev.nines.store.sql.WriterSettings;
import dev.nines.time.Clocks;
import dev.nines.time.SystemTimer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Writes runs into a history as a prober does, each on disk before it counts, and the same number
 * of bytes bare into a table without an account, by the same driver in groups as large.
 */
final class Keeping implements Part {

  private static final int RUNS = 60_000;
  private static final int JOURNEYS = 1_000;
  private static final int STEPS = 6;

  /** As many as a group at most has. */
  private static final int GROUP = 2_000;

  private static final double GOAL = 5_000;

  @Override
  public void measure(Workbench workbench, Java java, ObjectNode result) throws Exception {
    var folder = Files.createDirectories(workbench.folder().resolve("history"));
    var file = folder.resolve("nines.db");
    var warm = folder.resolve("warm.db");
    write(Databases.sqlite(warm), WriterSettings.beside(warm), RUNS / 4);
    double runs = write(Databases.sqlite(file), WriterSettings.beside(file), RUNS);
    long bytes = Files.size(file) / RUNS;
    double bare = bare(Databases.sqlite(folder.resolve("bare.db")), (int) bytes);
    print("A history in SQLite, on disk", runs, bare, bytes, true);
    result.put("runsPerSecond", runs).put("bytesPerRun", bytes).put("bareRowsPerSecond", bare);
    try (var server = PostgresServer.start()) {
      measure(server, folder, result.putObject("postgresql"));
    }
  }

  private static void measure(PostgresServer server, Path folder, ObjectNode result)
      throws Exception {
    var settings = WriterSettings.spillingTo(folder.resolve("nines.spill"));
    write(server.database("warm"), settings, RUNS / 4);
    double runs = write(server.database("nines"), settings, RUNS);
    long bytes = server.bytes("nines") / RUNS;
    double bare = bare(server.database("bare"), (int) bytes);
    print("A history in PostgreSQL on this machine", runs, bare, bytes, false);
    result
        .put("runsPerSecond", runs)
        .put("bytesPerRun", bytes)
        .put("bareRowsPerSecond", bare)
        .put("ratio", runs / bare);
  }

  private static void print(String title, double runs, double bare, long bytes, boolean goal) {
    var table = new Table(title, "", "a second", "bytes each", "goal");
    table.row(
        "runs of six steps, with their account",
        Table.number(runs, 0),
        Table.number((double) bytes, 0),
        goal ? Table.goal("at least 5,000", runs >= GOAL) : "");
    table.row(
        "rows of the same bytes alone", Table.number(bare, 0), Table.number((double) bytes, 0), "");
    table.row("ratio", Table.number(runs / bare, 2), "", "");
    table.print();
  }

  /** Runs a second, until the last is on disk. */
  private static double write(Database database, WriterSettings settings, int count)
      throws Exception {
    var start = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    try (var timer = new SystemTimer();
        var writer = HistoryWriter.start(database, settings, Clocks.system(timer))) {
      long began = System.nanoTime();
      var open = new ArrayDeque<CompletableFuture<?>>();
      for (int number = 0; number < count; number++) {
        // All journeys every second: a minute has sixty runs of each.
        var scheduled = start.plusSeconds(number / JOURNEYS);
        open.add(writer.record(new Entry.OfRun(run(number, scheduled), Set.of())));
        // As many at once as a prober may have on their way.
        if (open.size() > 4 * GROUP) {
          open.removeFirst().join();
        }
      }
      for (var durable : open) {
        durable.join();
      }
      return count / ((System.nanoTime() - began) / 1e9);
    }
  }

  /** Rows a second. */
  private static double bare(Database database, int bytes) throws Exception {
    var row = new byte[bytes];
    // Nothing that could be packed.
    new Random(1).nextBytes(row);
    try (var connection = database.source().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          switch (database.dialect()) {
            case SQLITE -> "CREATE TABLE bare (seq INTEGER PRIMARY KEY, row BLOB NOT NULL)";
            case POSTGRESQL ->
                "CREATE TABLE bare (seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
                    + " row BYTEA NOT NULL)";
          });
      connection.setAutoCommit(false);
      long began = System.nanoTime();
      try (var insert = connection.prepareStatement("INSERT INTO bare (row) VALUES (?)")) {
        for (int number = 1; number <= RUNS; number++) {
          insert.setBytes(1, row);
          insert.addBatch();
          if (number % GROUP == 0) {
            insert.executeBatch();
            connection.commit();
          }
        }
      }
      return RUNS / ((System.nanoTime() - began) / 1e9);
    }
  }

  private static Run run(int number, Instant scheduled) {
    var steps = new ArrayList<StepRecord>();
    for (int step = 0; step < STEPS; step++) {
      var attempt =
          new Attempt(
              1,
              Duration.ofMillis(20L * step),
              Duration.ofNanos(18_123_456 + number),
              ClientVerdict.OK,
              ServerVerdict.UP,
              Duration.ofNanos(18_123_456 + number),
              null,
              "b" + number % 3,
              Map.of(
                  Phase.PROCESSING, Duration.ofNanos(15_000_000 + number),
                  Phase.TRANSFER, Duration.ofNanos(1_000_000 + number)));
      steps.add(
          new StepRecord(
              "step number " + step,
              "customer",
              StepRecord.Stage.STEP,
              Duration.ofMillis(20L * step),
              Duration.ofMillis(19),
              java.util.List.of(attempt),
              StepRecord.Result.SUCCEEDED,
              null,
              null));
    }
    var journey = "journey-" + number % JOURNEYS;
    return new Run(
        "%032x".formatted(number * 0x9E3779B97F4A7C15L),
        journey,
        journey,
        "bench",
        Trigger.SCHEDULE,
        scheduled,
        scheduled.plusMillis(3),
        Duration.ofMillis(120 + number % 50),
        new Outcome.Passed(),
        steps,
        Map.of("delivery", Duration.ofMillis(40 + number % 20)));
  }
}
