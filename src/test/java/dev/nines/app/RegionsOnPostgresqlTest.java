package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.alert.Severity;
import dev.nines.incident.Incident;
import dev.nines.store.History;
import dev.nines.store.Recorder;
import dev.nines.store.sql.HistoryWriter;
import dev.nines.store.sql.Postgres;
import dev.nines.store.sql.SqlHistory;
import dev.nines.store.sql.WriterSettings;
import dev.nines.time.Clocks;
import dev.nines.time.ManualTime;
import dev.nines.time.SystemTimer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The probers of two regions that know of one another by a real database alone. */
class RegionsOnPostgresqlTest {

  private final ManualTime time = new ManualTime();
  @TempDir Path folder;

  /** What is handed over is in the database before anybody looks. */
  private static Recorder atOnce(HistoryWriter writer) {
    return entry -> {
      var written = writer.record(entry);
      written.join();
      return written;
    };
  }

  private HistoryWriter writer(dev.nines.store.sql.Database database, String region) {
    return HistoryWriter.start(
        database,
        WriterSettings.spillingTo(folder.resolve(region + ".spill")).lingering(Duration.ZERO),
        Clocks.system(timer));
  }

  private final SystemTimer timer = new SystemTimer();

  private void pass(int seconds, RegionalProber... probers) {
    for (int i = 0; i < seconds; i++) {
      time.advance(Duration.ofSeconds(1));
      for (var each : probers) {
        each.beat();
      }
    }
  }

  @Test
  void whatTwoRegionsSeeIsToldOnceAndItsEndAsWell() throws Exception {
    var files = files();
    var database = Postgres.running().fresh();
    try (var euWriter = writer(database, "eu");
        var usWriter = writer(database, "us");
        History euHistory = SqlHistory.open(database);
        History usHistory = SqlHistory.open(database)) {
      var eu = new RegionalProber("eu", time, atOnce(euWriter), euHistory, files);
      var us = new RegionalProber("us", time, atOnce(usWriter), usHistory, files);
      pass(6, eu, us);
      us.bad().bad();
      pass(20, eu, us);
      assertThat(us.told).isEmpty();
      assertThat(us.incidents()).extracting(Incident::severity).containsExactly(Severity.ADVISORY);
      eu.bad().bad();
      pass(20, eu, us);
      assertThat(us.letters()).containsExactly("opened critical us, eu");
      eu.good();
      us.good();
      pass(10, eu, us);
      assertThat(us.letters())
          .containsExactly("opened critical us, eu", "resolved critical us, eu");
      assertThat(eu.told).isEmpty();
      assertThat(euHistory.documents().open("incident")).isEmpty();
    } finally {
      timer.close();
    }
  }

  private Path files() throws IOException {
    var files = Files.createDirectory(folder.resolve("journeys"));
    Files.writeString(files.resolve("journey.yaml"), RegionsTest.FILES);
    Files.writeString(
        files.resolve("hook.yaml"), "receiver: hook\nwebhook: { url: http://localhost/ }\n");
    return files;
  }
}
