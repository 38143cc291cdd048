package dev.nines.store.sql;

import dev.nines.share.Lease.Rosters;
import dev.nines.share.Roster;
import dev.nines.store.HistoryException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.BiFunction;

/**
 * The roster of one region and shard, in PostgreSQL: whoever changes it waits for the one before.
 * Each change has a connection of its own, so that none is spoilt by a cut before it.
 */
public final class SqlRosters implements Rosters {

  /**
   * One that is stopped in the middle of its turn, or cut off, must not keep all others waiting.
   */
  private static final String LET_GO = "SET LOCAL idle_in_transaction_session_timeout = '2s'";

  private final Database database;
  private final String region;
  private final String shard;

  /**
   * @param shard such as {@code 2/8}
   * @throws IllegalArgumentException if the database is one that a single process writes
   */
  public SqlRosters(Database database, String region, String shard) {
    if (database.dialect() != Dialect.POSTGRESQL) {
      throw new IllegalArgumentException("replicas share a PostgreSQL database alone");
    }
    this.database = database;
    this.region = region;
    this.shard = shard;
  }

  @Override
  public Roster change(BiFunction<Roster, Instant, Roster> change) {
    try (var connection = database.source().getConnection()) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute(LET_GO);
      }
      var after = change.apply(read(connection), now(connection));
      try (var statement =
          connection.prepareStatement(
              "UPDATE roster SET body = ? WHERE region = ? AND shard = ?")) {
        statement.setString(1, RosterJson.write(after));
        statement.setString(2, region);
        statement.setString(3, shard);
        statement.executeUpdate();
      }
      connection.commit();
      return after;
    } catch (SQLException e) {
      throw Failure.of(e).asException("the roster of replicas cannot be changed", database);
    }
  }

  /** Waits for its turn, which lasts until the end of the transaction. */
  private Roster read(Connection connection) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "INSERT INTO roster (region, shard) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
      statement.setString(1, region);
      statement.setString(2, shard);
      statement.executeUpdate();
    }
    try (var statement =
        connection.prepareStatement(
            "SELECT body FROM roster WHERE region = ? AND shard = ? FOR UPDATE")) {
      statement.setString(1, region);
      statement.setString(2, shard);
      try (var rows = statement.executeQuery()) {
        if (!rows.next()) {
          throw new HistoryException("the roster of replicas is gone while it is changed");
        }
        return RosterJson.read(rows.getString(1));
      }
    }
  }

  /** Asked once the row is ours: what the clock said before the wait says nothing any more. */
  private static Instant now(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT clock_timestamp()")) {
      if (!rows.next()) {
        throw new SQLException("the database does not tell the time");
      }
      return rows.getObject(1, OffsetDateTime.class).toInstant();
    }
  }
}
