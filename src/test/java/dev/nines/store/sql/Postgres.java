package dev.nines.store.sql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One PostgreSQL server for all tests of a virtual machine, which ends with it; every test has a
 * database of its own in it.
 */
public final class Postgres {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final EmbeddedPostgres server;

  private Postgres() throws IOException {
    server = EmbeddedPostgres.builder().start();
  }

  private static final class Running {
    private static final Postgres SERVER = start();

    private static Postgres start() {
      try {
        return new Postgres();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  public static Postgres running() {
    return Running.SERVER;
  }

  /** An empty database. */
  public Database fresh() throws SQLException {
    return Databases.postgresql(freshUrl(), "postgres", "postgres");
  }

  /** The address of an empty database, whose user and password are both {@code postgres}. */
  public String freshUrl() throws SQLException {
    var name = "nines_" + COUNT.incrementAndGet();
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return server.getJdbcUrl("postgres", name);
  }
}
