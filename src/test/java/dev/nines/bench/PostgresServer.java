package dev.nines.bench;

import dev.nines.store.sql.Database;
import dev.nines.store.sql.Databases;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;

/** A PostgreSQL server with its defaults, which ends when it is closed. */
record PostgresServer(EmbeddedPostgres server) implements AutoCloseable {

  static PostgresServer start() throws IOException {
    return new PostgresServer(EmbeddedPostgres.builder().start());
  }

  /** A new, empty database. */
  Database database(String name) throws SQLException {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return Databases.postgresql(server.getJdbcUrl("postgres", name), "postgres", "postgres");
  }

  /** What a database takes on disk. */
  long bytes(String name) throws SQLException {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT pg_database_size('" + name + "')")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
