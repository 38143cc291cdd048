package dev.nines.store.sql;

import dev.nines.slo.Resolution;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes away what has been kept for long enough, a slice at a time, so that entries never wait for
 * long. The horizon goes on first: what lies before it is neither read nor written any more.
 */
final class Cleaning {

  private static final int SLICE = 500;
  private static final List<String> OUTCOMES =
      List.of("passed", "degraded", "failed", "excluded", "inconclusive");

  private final Retention retention;

  Cleaning(Retention retention) {
    this.retention = retention;
  }

  /**
   * Takes a slice away.
   *
   * @param connection that commits by itself
   * @return whether there is more
   */
  boolean clean(Connection connection, Instant now) throws SQLException {
    var runs = Resolution.MINUTE.floor(now.minus(retention.runs()));
    var minutes = Resolution.HOUR.floor(now.minus(retention.minutes()));
    var horizon = Horizon.read(connection);
    if (horizon.runs().isBefore(runs) || horizon.minutes().isBefore(minutes)) {
      move(connection, Horizon.RUNS, runs);
      move(connection, Horizon.MINUTES, minutes);
      return true;
    }
    return cleanRuns(connection, horizon.runs())
        || cleanSeen(connection, horizon.runs())
        || cleanMinutes(connection, horizon.minutes())
        || cleanDocuments(connection, now);
  }

  /** Never back: what is gone is gone. */
  private static void move(Connection connection, String what, Instant at) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "INSERT INTO horizon (what, at) VALUES (?, ?) ON CONFLICT (what)"
                + " DO UPDATE SET at = excluded.at WHERE horizon.at < excluded.at")) {
      statement.setString(1, what);
      statement.setLong(2, at.getEpochSecond());
      statement.executeUpdate();
    }
  }

  private static boolean cleanRuns(Connection connection, Instant before) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "DELETE FROM run WHERE seq IN (SELECT seq FROM run WHERE outcome = ?"
                + " AND scheduled < ? ORDER BY scheduled LIMIT "
                + SLICE
                + ")")) {
      for (var outcome : OUTCOMES) {
        statement.setString(1, outcome);
        statement.setLong(2, RunTable.nanos(before));
        if (statement.executeUpdate() > 0) {
          return true;
        }
      }
      return false;
    }
  }

  private static boolean cleanSeen(Connection connection, Instant before) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "DELETE FROM seen WHERE id IN (SELECT id FROM seen WHERE at < ? ORDER BY at LIMIT "
                + SLICE
                + ")")) {
      statement.setLong(1, RunTable.nanos(before));
      return statement.executeUpdate() > 0;
    }
  }

  /** Of each kind those that are closed and began long ago. */
  private boolean cleanDocuments(Connection connection, Instant now) throws SQLException {
    for (var kind = kindAfter(connection, ""); kind != null; kind = kindAfter(connection, kind)) {
      var before = now.minus(retention.documents(kind));
      try (var statement =
          connection.prepareStatement(
              "DELETE FROM document WHERE kind = ? AND id IN (SELECT id FROM document"
                  + " WHERE kind = ? AND at < ? AND closed = 1 ORDER BY at LIMIT "
                  + SLICE
                  + ")")) {
        statement.setString(1, kind);
        statement.setString(2, kind);
        statement.setLong(3, RunTable.nanos(before));
        if (statement.executeUpdate() > 0) {
          return true;
        }
      }
    }
    return false;
  }

  /** A step in the index for each kind, however many documents there are. */
  private static @Nullable String kindAfter(Connection connection, String kind)
      throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT min(kind) FROM document WHERE kind > ?")) {
      statement.setString(1, kind);
      try (var rows = statement.executeQuery()) {
        return rows.next() ? rows.getString(1) : null;
      }
    }
  }

  /** One minute of all subjects: they lie side by side. */
  private static boolean cleanMinutes(Connection connection, Instant before) throws SQLException {
    connection.setAutoCommit(false);
    try {
      boolean found = false;
      // The numbers last: they tell which minute it is.
      for (var table :
          List.of(SlotTable.details(Resolution.MINUTE), SlotTable.name(Resolution.MINUTE))) {
        try (var statement =
            connection.prepareStatement(
                "DELETE FROM "
                    + table
                    + " WHERE slot = (SELECT min(slot) FROM minute) AND slot < ?")) {
          statement.setLong(1, before.getEpochSecond());
          found = statement.executeUpdate() > 0;
        }
      }
      connection.commit();
      return found;
    } finally {
      connection.setAutoCommit(true);
    }
  }
}
