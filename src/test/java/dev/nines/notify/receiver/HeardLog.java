package dev.nines.notify.receiver;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Hears what is logged until it is closed. */
final class HeardLog extends Handler implements AutoCloseable {

  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final Level least;

  HeardLog(Level least) {
    this.least = least;
    Logger.getLogger("").addHandler(this);
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void publish(LogRecord record) {
    if (record.getLevel().intValue() >= least.intValue()) {
      lines.add(
          record.getLoggerName()
              + ": "
              + record.getMessage()
              + (record.getThrown() == null ? "" : ": " + record.getThrown()));
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    Logger.getLogger("").removeHandler(this);
  }
}
