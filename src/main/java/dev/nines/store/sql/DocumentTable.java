package dev.nines.store.sql;

import dev.nines.store.Document;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The table of what is kept whole. */
final class DocumentTable {

  private static final String COLUMNS = "kind, id, region, version, at, closed, body";

  private DocumentTable() {}

  /** Keeps the higher version of each, what was written before included. */
  static void put(Connection connection, Collection<Document> documents) throws SQLException {
    if (documents.isEmpty()) {
      return;
    }
    try (var statement =
        connection.prepareStatement(
            "INSERT INTO document ("
                + COLUMNS
                + ") VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET"
                + " region = excluded.region, version = excluded.version, at = excluded.at,"
                + " closed = excluded.closed, body = excluded.body"
                + " WHERE document.version < excluded.version")) {
      for (var document : documents) {
        statement.setString(1, document.kind());
        statement.setString(2, document.id());
        statement.setString(3, document.region());
        statement.setLong(4, document.version());
        statement.setLong(5, RunTable.nanos(document.at()));
        statement.setInt(6, document.closed() ? 1 : 0);
        statement.setString(7, document.body());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /**
   * Those that meet a condition.
   *
   * @param rest what follows {@code WHERE}
   * @param values of its question marks: strings, longs and integers
   */
  static List<Document> read(Connection connection, String rest, Object... values)
      throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT " + COLUMNS + " FROM document WHERE " + rest)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return read(statement);
    }
  }

  private static List<Document> read(PreparedStatement statement) throws SQLException {
    var found = new ArrayList<Document>();
    try (var rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(
            new Document(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                rows.getLong(4),
                Instant.EPOCH.plusNanos(rows.getLong(5)),
                rows.getInt(6) == 1,
                rows.getString(7)));
      }
    }
    return found;
  }
}
