package dev.nines.store.sql;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a history is written.
 *
 * @param spill where entries wait while the database is away; made when it is needed
 * @param spillBytes the most that it takes
 * @param waiting the most entries in memory
 * @param linger how long an entry waits for others, to be written together
 * @param closing how long closing waits for what is still to be written
 */
public record WriterSettings(
    Path spill,
    long spillBytes,
    int waiting,
    Duration linger,
    Duration closing,
    Retention retention) {

  /** What is usual, with this spill file. */
  public static WriterSettings spillingTo(Path spill) {
    return new WriterSettings(
        spill,
        256L << 20,
        50_000,
        Duration.ofMillis(200),
        Duration.ofSeconds(10),
        Retention.DEFAULT);
  }

  /** What is usual for a SQLite file: it spills beside it. */
  public static WriterSettings beside(Path file) {
    return spillingTo(file.resolveSibling(file.getFileName() + ".spill"));
  }

  public WriterSettings with(Retention retention) {
    return new WriterSettings(spill, spillBytes, waiting, linger, closing, retention);
  }

  /** The same with other bounds. */
  public WriterSettings bounded(long spillBytes, int waiting) {
    return new WriterSettings(spill, spillBytes, waiting, linger, closing, retention);
  }

  public WriterSettings lingering(Duration linger) {
    return new WriterSettings(spill, spillBytes, waiting, linger, closing, retention);
  }
}
