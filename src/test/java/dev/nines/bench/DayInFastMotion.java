package dev.nines.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.app.FastDay;
import dev.nines.store.sql.Database;
import dev.nines.store.sql.Databases;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** A day of a prober with many journeys, on a PostgreSQL that is away at times. */
final class DayInFastMotion implements Part {

  private static final int JOURNEYS = 10_000;

  @Override
  public void measure(Workbench workbench, Java java, ObjectNode result) throws Exception {
    try (var server = new Server(workbench.folder().resolve("day-data"))) {
      System.out.println();
      System.out.println("A day in fast motion");
      new FastDay(
              Integer.getInteger("nines.bench.journeys", JOURNEYS),
              workbench.folder().resolve("day"),
              server,
              Registries.prometheus())
          .play(result);
    }
  }

  private static final class Server implements FastDay.Store, AutoCloseable {
    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    Server(Path data) throws IOException {
      this.data = data;
      this.port = Workbench.freePort();
      this.server = started();
    }

    private EmbeddedPostgres started() throws IOException {
      return EmbeddedPostgres.builder()
          .setPort(port)
          .setDataDirectory(data)
          .setCleanDataDirectory(false)
          .start();
    }

    @Override
    public Database database() {
      return Databases.postgresql(
          server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
    }

    @Override
    public void stop() throws IOException {
      server.close();
    }

    @Override
    public void start() throws IOException {
      server = started();
    }

    @Override
    public long runs() throws SQLException {
      try (var connection = server.getPostgresDatabase().getConnection();
          var statement = connection.createStatement();
          var rows = statement.executeQuery("SELECT count(*) FROM run")) {
        rows.next();
        return rows.getLong(1);
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
