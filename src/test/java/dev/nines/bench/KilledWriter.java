package dev.nines.bench;

import dev.nines.store.Entry;
import dev.nines.store.sql.Databases;
import dev.nines.store.sql.HistoryWriter;
import dev.nines.store.sql.WriterSettings;
import dev.nines.time.Clocks;
import dev.nines.time.SystemTimer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;

/**
 * A process that writes runs as fast as they are taken and says the id of each once it is on disk,
 * until it is killed. Every third run is recorded before its last verdict is known, and again
 * after.
 */
public final class KilledWriter {

  private static final int ON_THE_WAY = 500;

  private final Semaphore onTheWay = new Semaphore(ON_THE_WAY);
  private final HistoryWriter writer;

  private KilledWriter(HistoryWriter writer) {
    this.writer = writer;
  }

  /** Arguments: the file, the journey, the moment at which its runs begin, and a seed. */
  public static void main(String... arguments) throws InterruptedException {
    var file = Path.of(arguments[0]);
    var journey = arguments[1];
    var begin = Instant.parse(arguments[2]);
    var runs = new SixSteps(Long.parseLong(arguments[3]));
    var writer =
        HistoryWriter.start(
            Databases.sqlite(file),
            WriterSettings.beside(file).lingering(Duration.ofMillis(5)),
            Clocks.system(new SystemTimer()));
    var killed = new KilledWriter(writer);
    for (int i = 0; true; i++) {
      var id = runs.id();
      var scheduled = begin.plusMillis(runs.number(600_000));
      if (i % 3 == 0) {
        var open = runs.run(id, journey, journey + "-service", scheduled, false);
        killed.record("open", open);
        killed.record("settled", SuddenEnds.settled(open));
      } else {
        killed.record("settled", runs.run(id, journey, journey + "-service", scheduled, true));
      }
    }
  }

  private void record(String state, Entry entry) throws InterruptedException {
    onTheWay.acquire();
    var _ =
        writer
            .record(entry)
            .whenComplete((_, failure) -> {
              if (failure == null) {
                System.out.println(state + " " + entry.id());
                System.out.flush();
              }
              onTheWay.release();
            });
  }
}
