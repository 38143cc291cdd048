package dev.nines.store.sql;

import dev.nines.store.Entry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a group of entries in one transaction: the runs, and what they change in minutes, hours
 * and days. Of one thread.
 */
final class GroupWriter {

  /** A writer that vanished in the middle of a group must not keep all others from theirs. */
  private static final String LET_GO = "SET LOCAL idle_in_transaction_session_timeout = '10s'";

  /** By region; what another writer declares meanwhile is noticed by its number. */
  private final Map<String, InForce> inForce = new HashMap<>();

  /**
   * Writes a group, or nothing of it.
   *
   * @param connection not in a transaction
   * @return the entries that came too late: what they add could not be told any more from what was
   *     written before
   */
  List<Entry> write(Connection connection, List<Entry> entries) throws SQLException {
    connection.setAutoCommit(false);
    try {
      letGo(connection);
      var late = new Group(connection, inForce, Known.read(connection, entries)).write(entries);
      connection.commit();
      connection.setAutoCommit(true);
      return late;
    } catch (SQLException | RuntimeException e) {
      inForce.clear();
      undo(connection, e);
      throw e;
    }
  }

  private static void letGo(Connection connection) throws SQLException {
    if (connection.getMetaData().getURL().startsWith("jdbc:postgresql:")) {
      try (var statement = connection.createStatement()) {
        statement.execute(LET_GO);
      }
    }
  }

  /** On a connection that is cut there is nothing to undo, and the first failure says why. */
  private static void undo(Connection connection, Exception why) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      why.addSuppressed(e);
    }
  }
}
