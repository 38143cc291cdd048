package dev.nines.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;

/**
 * What is cleaned away.
 *
 * @param runs before this there is no single run any more, and nothing is written: it could not be
 *     told from what was written before
 * @param minutes before this, a whole hour, there is no minute any more
 */
record Horizon(Instant runs, Instant minutes) {

  static final String RUNS = "run";
  static final String MINUTES = "minute";

  static Horizon read(Connection connection) throws SQLException {
    var found = new HashMap<String, Instant>();
    try (var statement = connection.prepareStatement("SELECT what, at FROM horizon");
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        found.put(rows.getString(1), Instant.ofEpochSecond(rows.getLong(2)));
      }
    }
    return new Horizon(
        found.getOrDefault(RUNS, Instant.MIN), found.getOrDefault(MINUTES, Instant.MIN));
  }
}
