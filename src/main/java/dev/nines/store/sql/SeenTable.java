package dev.nines.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The table of the ids of entries that are no runs. */
final class SeenTable {

  private SeenTable() {}

  static Set<String> known(Connection connection, Collection<String> ids) throws SQLException {
    var known = new HashSet<String>();
    Keyed.ask(
        connection,
        "id",
        "SELECT t.id FROM key CROSS JOIN seen t WHERE t.id = key.id",
        ids,
        (statement, first, id) -> statement.setString(first, id),
        row -> known.add(row.getString(1)));
    return known;
  }

  /**
   * Puts ids in.
   *
   * @param ids with the moment that their entry speaks of
   */
  static void insert(Connection connection, Map<String, Instant> ids) throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    try (var statement = connection.prepareStatement("INSERT INTO seen (id, at) VALUES (?, ?)")) {
      for (var each : ids.entrySet()) {
        statement.setString(1, each.getKey());
        statement.setLong(2, RunTable.nanos(each.getValue()));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
