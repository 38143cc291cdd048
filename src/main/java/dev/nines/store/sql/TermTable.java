package dev.nines.store.sql;

import dev.nines.slo.ScheduleTerm;
import dev.nines.slo.Window;
import dev.nines.store.Declaration;
import dev.nines.store.Declaration.DeclaredJourney;
import dev.nines.store.Subject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table of terms: when schedules called for runs. */
final class TermTable {

  private static final String COLUMNS = "every_nanos, offset_nanos, patience_nanos, begins, ends";

  private TermTable() {}

  /** Ends the terms that a declaration no longer knows, and begins those that it brings. */
  static void declare(Connection connection, Declaration declaration, Numbers subjects)
      throws SQLException {
    var called = new HashMap<Long, DeclaredJourney>();
    for (var journey : declaration.journeys()) {
      called.put(subjects.of(Subject.journey(journey.name(), declaration.region())), journey);
    }
    var ended = new ArrayList<Long>();
    try (var statement =
        connection.prepareStatement(
            "SELECT t.id, t.subject, every_nanos, offset_nanos, patience_nanos FROM term t"
                + " JOIN subject s ON s.id = t.subject WHERE s.region = ? AND ends IS NULL")) {
      statement.setString(1, declaration.region());
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          long subject = rows.getLong(2);
          var journey = called.get(subject);
          if (journey != null
              && journey.interval().toNanos() == rows.getLong(3)
              && journey.offset().toNanos() == rows.getLong(4)
              && journey.patience().toNanos() == rows.getLong(5)) {
            called.remove(subject);
          } else {
            ended.add(rows.getLong(1));
          }
        }
      }
    }
    end(connection, ended, declaration.at());
    begin(connection, called, declaration.at());
  }

  /** One that has no length is gone. */
  private static void end(Connection connection, List<Long> terms, Instant at) throws SQLException {
    try (var delete = connection.prepareStatement("DELETE FROM term WHERE id = ? AND begins >= ?");
        var update = connection.prepareStatement("UPDATE term SET ends = ? WHERE id = ?")) {
      for (long term : terms) {
        delete.setLong(1, term);
        delete.setLong(2, RunTable.nanos(at));
        delete.addBatch();
        update.setLong(1, RunTable.nanos(at));
        update.setLong(2, term);
        update.addBatch();
      }
      delete.executeBatch();
      update.executeBatch();
    }
  }

  private static void begin(Connection connection, Map<Long, DeclaredJourney> terms, Instant at)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "INSERT INTO term (every_nanos, offset_nanos, patience_nanos, begins, subject)"
                + " VALUES (?, ?, ?, ?, ?)")) {
      for (var term : terms.entrySet()) {
        var journey = term.getValue();
        statement.setLong(1, journey.interval().toNanos());
        statement.setLong(2, journey.offset().toNanos());
        statement.setLong(3, journey.patience().toNanos());
        statement.setLong(4, RunTable.nanos(at));
        statement.setLong(5, term.getKey());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  static Map<Subject, List<ScheduleTerm>> touching(Connection connection, Window window)
      throws SQLException {
    var terms = new HashMap<Subject, List<ScheduleTerm>>();
    try (var statement =
        connection.prepareStatement(
            "SELECT "
                + COLUMNS
                + ", name, region FROM term t JOIN subject s ON s.id = t.subject"
                + " WHERE begins < ? AND (ends IS NULL OR ends > ?) ORDER BY t.subject, begins")) {
      statement.setLong(1, RunTable.nanos(window.to()));
      statement.setLong(2, RunTable.nanos(window.from()));
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          terms
              .computeIfAbsent(
                  Subject.journey(rows.getString(6), rows.getString(7)), _ -> new ArrayList<>())
              .add(term(rows));
        }
      }
    }
    return terms;
  }

  private static ScheduleTerm term(ResultSet row) throws SQLException {
    boolean goesOn = row.getObject(5) == null;
    return new ScheduleTerm(
        Duration.ofNanos(row.getLong(1)),
        Duration.ofNanos(row.getLong(2)),
        Duration.ofNanos(row.getLong(3)),
        Instant.EPOCH.plusNanos(row.getLong(4)),
        goesOn ? null : Instant.EPOCH.plusNanos(row.getLong(5)));
  }
}
