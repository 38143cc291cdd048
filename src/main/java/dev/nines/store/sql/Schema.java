package dev.nines.store.sql;

import dev.nines.store.HistoryException;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;

/** The tables of a database, and whether they are those that this Nines knows. */
final class Schema {

  private Schema() {}

  /**
   * Makes what is missing.
   *
   * @throws HistoryException if the database is of something else, or of a newer Nines
   * @throws SQLException if the database does not do what it is asked for
   */
  static void prepare(Database database) throws SQLException {
    int version = version(database);
    if (version > Migrations.LATEST) {
      throw newer(database, version);
    }
    try {
      Migrations.apply(database);
    } catch (FlywayException e) {
      throw refused(database, e);
    }
  }

  /**
   * Sees that all is there already.
   *
   * @throws HistoryException if it is not
   * @throws SQLException if the database does not do what it is asked for
   */
  static void check(Database database) throws SQLException {
    int version = version(database);
    if (version > Migrations.LATEST) {
      throw newer(database, version);
    }
    if (version < Migrations.LATEST) {
      throw Failure.exception(
          "the history cannot be read",
          database,
          version == 0
              ? "it holds no history of Nines; expected one that a prober writes"
              : "it was written by an older Nines, in form "
                  + version
                  + " where this one knows form "
                  + Migrations.LATEST
                  + "; a prober of this version brings it up to date when it starts",
          null);
    }
  }

  private static HistoryException newer(Database database, int version) {
    return Failure.exception(
        "the history cannot be opened",
        database,
        "it was written by a newer Nines, in form "
            + version
            + " where this one knows form "
            + Migrations.LATEST
            + "; use the newer Nines, or name another history",
        null);
  }

  private static HistoryException refused(Database database, FlywayException e)
      throws SQLException {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        throw sql;
      }
    }
    var words = String.valueOf(e.getMessage());
    return Failure.exception(
        "the history cannot be opened",
        database,
        words.contains("non-empty schema")
            ? "it holds tables of something else; expected a history of Nines, or nothing: name"
                + " another"
            : words.lines().findFirst().orElse(words),
        e);
  }

  /** 0 where there is none yet. */
  private static int version(Database database) throws SQLException {
    try (var connection = database.source().getConnection()) {
      return hasVersions(connection, database) ? version(connection) : 0;
    }
  }

  private static boolean hasVersions(Connection connection, Database database) throws SQLException {
    var sql =
        switch (database.dialect()) {
          case SQLITE ->
              "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'flyway_schema_history'";
          case POSTGRESQL -> "SELECT 1 WHERE to_regclass('flyway_schema_history') IS NOT NULL";
        };
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next();
    }
  }

  private static int version(Connection connection) throws SQLException {
    int version = 0;
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT version FROM flyway_schema_history WHERE version IS NOT NULL"
                    + " AND success")) {
      while (rows.next()) {
        version = Math.max(version, Integer.parseInt(rows.getString(1)));
      }
    }
    return version;
  }
}
