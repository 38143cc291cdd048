package dev.nines.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.SortedSet;

/** The table by which writers of one region wait for each other. */
final class Regions {

  private Regions() {}

  /**
   * Waits until nobody else writes of these regions, until the end of the transaction. As the first
   * statement of it this makes SQLite wait its turn too, where a transaction that begins by reading
   * would be turned away.
   */
  static void lock(Connection connection, SortedSet<String> regions) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "INSERT INTO writing (region, times) VALUES (?, 1)"
                + " ON CONFLICT (region) DO UPDATE SET times = writing.times + 1")) {
      for (var region : regions) {
        statement.setString(1, region);
        statement.executeUpdate();
      }
    }
  }
}
