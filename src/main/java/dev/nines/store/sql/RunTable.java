package dev.nines.store.sql;

import dev.nines.outcome.Outcome;
import dev.nines.outcome.Run;
import dev.nines.outcome.Run.Trigger;
import dev.nines.store.Entry;
import dev.nines.store.Subject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table of single runs, as it is written. */
final class RunTable {

  private static final String COLUMNS =
      "subject, scheduled, outcome, reason, step, dependency, duration, on_demand, settled, detail";

  private static final Duration FARTHEST = Duration.ofNanos(Long.MAX_VALUE);

  private RunTable() {}

  static Map<String, Entry.OfRun> find(Connection connection, Collection<String> ids)
      throws SQLException {
    var found = new HashMap<String, Entry.OfRun>();
    Keyed.ask(
        connection,
        "id",
        "SELECT t.id, t.detail FROM key CROSS JOIN run t WHERE t.id = key.id",
        ids,
        (statement, first, id) -> statement.setString(first, id),
        row -> found.put(row.getString(1), RunCodec.decode(row.getBytes(2))));
    return found;
  }

  static void insert(Connection connection, Collection<Entry.OfRun> runs, Numbers subjects)
      throws SQLException {
    write(
        connection,
        "INSERT INTO run (" + COLUMNS + ", id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        runs,
        subjects);
  }

  static void update(Connection connection, Collection<Entry.OfRun> runs, Numbers subjects)
      throws SQLException {
    write(
        connection,
        "UPDATE run SET " + COLUMNS.replace(",", " = ?,") + " = ? WHERE id = ?",
        runs,
        subjects);
  }

  private static void write(
      Connection connection, String sql, Collection<Entry.OfRun> runs, Numbers subjects)
      throws SQLException {
    if (runs.isEmpty()) {
      return;
    }
    try (var statement = connection.prepareStatement(sql)) {
      for (var entry : runs) {
        set(statement, entry, subjects);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void set(PreparedStatement statement, Entry.OfRun entry, Numbers subjects)
      throws SQLException {
    var run = entry.run();
    var failed = run.outcome() instanceof Outcome.Failed of ? of : null;
    statement.setLong(1, subjects.of(subject(run)));
    statement.setLong(2, nanos(run.scheduled()));
    statement.setString(3, run.outcome().word());
    statement.setString(4, failed == null ? null : failed.reason().word());
    statement.setString(5, failed == null ? null : column(failed.step()));
    statement.setString(6, failed == null ? null : column(failed.dependency()));
    statement.setLong(7, run.duration().toNanos());
    statement.setInt(8, run.trigger() == Trigger.SCHEDULE ? 0 : 1);
    statement.setInt(9, run.settled() ? 1 : 0);
    statement.setBytes(10, RunCodec.encode(entry));
    statement.setString(11, run.id());
  }

  static Subject subject(Run run) {
    return Subject.journey(run.journey(), run.region());
  }

  /** Since the epoch; moments that are too far away for a number are as far as one goes. */
  static long nanos(Instant at) {
    var since = Duration.between(Instant.EPOCH, at);
    return since.compareTo(FARTHEST) > 0
        ? Long.MAX_VALUE
        : since.compareTo(FARTHEST.negated()) < 0 ? Long.MIN_VALUE : since.toNanos();
  }

  /**
   * PostgreSQL keeps no text with a character of value zero; the packed form has it all the same.
   */
  private static @Nullable String column(@Nullable String text) {
    return text == null ? null : text.replace("\0", "");
  }
}
