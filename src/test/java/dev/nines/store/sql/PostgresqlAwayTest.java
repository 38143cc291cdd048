package dev.nines.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.store.Played;
import dev.nines.time.ManualTime;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is stopped, and started again where it was. */
class PostgresqlAwayTest {

  @TempDir private Path folder;
  private final ManualTime time = new ManualTime();

  @Test
  void whatIsRecordedWhileTheServerIsAwayIsWrittenWhenItIsBack() throws Exception {
    int port;
    HistoryWriter writer;
    var first = Played.run();
    try (var server = start(0)) {
      port = server.getPort();
      writer = HistoryWriter.start(database(server), settings(), time.clocks());
      writer.record(first.entry()).get(30, TimeUnit.SECONDS);
    }
    var second = Played.run();
    var spilled = writer.record(second.entry());
    spilled.get(30, TimeUnit.SECONDS);
    assertThat(writer.progress().spilled()).isEqualTo(1);
    assertThat(writer.progress().failingSince()).isNotNull();

    try (var server = start(port)) {
      time.awaitAlarms(2);
      time.advance(Duration.ofSeconds(1));
      var third = Played.run();
      writer.record(third.entry()).get(30, TimeUnit.SECONDS);

      try (var history = SqlHistory.read(database(server))) {
        assertThat(history.runs().find(first.id())).hasValue(first.asRun());
        assertThat(history.runs().find(second.id())).hasValue(second.asRun());
      }
      writer.close();
      try (var history = SqlHistory.read(database(server))) {
        assertThat(history.runs().find(third.id())).hasValue(third.asRun());
      }
      assertThat(writer.progress().failingSince()).isNull();
      assertThat(writer.progress().written()).isEqualTo(3);
    }
  }

  private WriterSettings settings() {
    return WriterSettings.spillingTo(folder.resolve("nines.spill")).lingering(Duration.ZERO);
  }

  private EmbeddedPostgres start(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder.resolve("data"))
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }

  private static Database database(EmbeddedPostgres server) {
    return Databases.postgresql(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
  }
}
