package dev.nines.bench;

import dev.nines.journey.Objective;
import dev.nines.store.Declaration;
import dev.nines.store.Declaration.DeclaredJourney;
import dev.nines.store.Declaration.DeclaredService;
import dev.nines.store.Entry;
import dev.nines.store.sql.Databases;
import dev.nines.store.sql.HistoryWriter;
import dev.nines.store.sql.WriterSettings;
import dev.nines.time.Clocks;
import dev.nines.time.SystemTimer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A SQLite history of a thousand journeys, every 30 s. A few of them are played through the writer
 * for a day and a part of another; their slots are copied to the other journeys and to the days
 * before, so that each row is as the writer would have written it.
 */
final class LongHistory implements AutoCloseable {

  static final int JOURNEYS = 1_000;
  static final Duration INTERVAL = Duration.ofSeconds(30);

  private static final int SERVICES = 100;
  private static final int PLAYED = 20;
  private static final long DAY = 86_400;
  private static final String REGION = "eu-1";
  private static final List<String> LENGTHS = List.of("minute", "hour", "day");

  private final Path file;
  private final Connection connection;
  private final Instant today;
  private int days = 1;

  private LongHistory(Path file, Connection connection, Instant today) {
    this.file = file;
    this.connection = connection;
    this.today = today;
  }

  /** Plays the last day and a part of this one. */
  static LongHistory begin(Path file) throws SQLException {
    // The day before, so that no prober's present is in the way.
    var today = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(1));
    play(file, today);
    var history = new LongHistory(file, DriverManager.getConnection("jdbc:sqlite:" + file), today);
    history.takeApart();
    return history;
  }

  /** In the middle of an hour in the middle of a day: where most slots have to be put together. */
  Instant now() {
    return now(today);
  }

  private static Instant now(Instant today) {
    return today.plus(Duration.ofHours(13)).plus(Duration.ofMinutes(31));
  }

  static String journey(int number) {
    return "journey-" + number;
  }

  private static void play(Path file, Instant today) {
    var runs = new SixSteps(3);
    var settings = WriterSettings.beside(file).bounded(0, 100_000);
    try (var timer = new SystemTimer();
        var writer = HistoryWriter.start(Databases.sqlite(file), settings, Clocks.system(timer))) {
      CompletableFuture<@Nullable Void> last =
          writer.record(
              new Entry.OfDeclaration("declared", declaration(today.minus(Duration.ofDays(300)))));
      last.join();
      int number = 0;
      for (var at = today.minusSeconds(DAY); at.isBefore(now(today)); at = at.plus(INTERVAL)) {
        for (int journey = 0; journey < PLAYED; journey++) {
          last =
              writer.record(
                  runs.run(
                      runs.id(),
                      journey(journey),
                      "service-" + journey,
                      at.plusMillis(journey),
                      true));
          // Never more than it takes.
          if (++number % 20_000 == 0) {
            last.join();
          }
        }
      }
      last.join();
    }
  }

  private static Declaration declaration(Instant at) {
    var objectives =
        List.<Objective>of(
            new Objective.Availability(0.999, new Objective.Rolling(Duration.ofDays(30))),
            new Objective.Latency(
                0.95, Duration.ofSeconds(3), null, new Objective.Rolling(Duration.ofDays(30))));
    return new Declaration(
        REGION,
        "0123456",
        at,
        IntStream.range(0, JOURNEYS)
            .mapToObj(number ->
                new DeclaredJourney(
                    journey(number),
                    "Journey " + number,
                    "service-" + number % SERVICES,
                    INTERVAL,
                    Duration.ofMillis(number),
                    Duration.ofSeconds(60),
                    objectives))
            .toList(),
        IntStream.range(0, SERVICES)
            .mapToObj(number ->
                new DeclaredService(
                    "service-" + number,
                    "Service " + number,
                    null,
                    new LinkedHashSet<>(),
                    objectives))
            .toList());
  }

  /** Keeps what was played aside, once for each journey and service, in the order of the tables. */
  private void takeApart() throws SQLException {
    try (var statement = connection.createStatement()) {
      // What is made here can be made again.
      for (var pragma :
          List.of("journal_mode = OFF", "synchronous = OFF", "cache_size = -500000")) {
        statement.execute("PRAGMA " + pragma);
      }
      statement.execute(
          "CREATE TEMP TABLE twin AS SELECT s.id, t.id played FROM subject s JOIN subject t"
              + " ON t.kind = s.kind AND t.name = substr(s.name, 1, instr(s.name, '-'))"
              + " || (CAST(substr(s.name, instr(s.name, '-') + 1) AS INTEGER) % "
              + PLAYED
              + ") ORDER BY s.id");
      for (var length : LENGTHS) {
        for (var table : List.of(length, length + "_details")) {
          statement.execute(
              "CREATE TEMP TABLE played_"
                  + table
                  + " AS SELECT twin.id twin, t.* FROM "
                  + table
                  + " t JOIN twin ON twin.played = t.subject ORDER BY t.slot, twin.id");
          statement.execute("DELETE FROM " + table);
          statement.execute("UPDATE played_" + table + " SET subject = twin");
          statement.execute("ALTER TABLE played_" + table + " DROP COLUMN twin");
        }
      }
    }
  }

  /**
   * Lets it reach back so many days from this one.
   *
   * @param minutes whether the days that are put in have their minutes still
   */
  void reachBack(int days, boolean minutes) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var length : minutes ? LENGTHS : LENGTHS.subList(1, LENGTHS.size())) {
        for (var table : List.of(length, length + "_details")) {
          fill(statement, table, days);
        }
      }
      statement.execute("PRAGMA journal_mode = WAL");
    }
    this.days = days;
  }

  private void fill(Statement statement, String table, int until) throws SQLException {
    var source = "played_" + table;
    statement.execute("BEGIN");
    for (int day = until; day > days; day--) {
      statement.execute(
          copy(table, source, (day - 1) * DAY) + " WHERE slot < " + today.getEpochSecond());
    }
    if (days == 1) {
      statement.execute(copy(table, source, 0));
    }
    statement.execute("COMMIT");
  }

  private String copy(String table, String source, long shift) throws SQLException {
    var columns = columns(table);
    return "INSERT INTO "
        + table
        + " (slot, "
        + columns
        + ") SELECT slot - "
        + shift
        + ", "
        + columns
        + " FROM "
        + source;
  }

  /** All but the slot. */
  private String columns(String table) throws SQLException {
    var columns = new LinkedHashSet<String>();
    try (var found = connection.getMetaData().getColumns(null, null, table, null)) {
      while (found.next()) {
        columns.add(found.getString("COLUMN_NAME"));
      }
    }
    columns.remove("slot");
    return String.join(", ", columns);
  }

  Path file() {
    return file;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
