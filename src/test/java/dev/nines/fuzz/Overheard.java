package dev.nines.fuzz;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Everything that is logged until it is closed, with the traces of what was thrown. */
public final class Overheard extends Handler implements AutoCloseable {

  private final PatternFormatter form = new PatternFormatter("%p %c %s%e%n");
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();

  public Overheard() {
    setLevel(Level.ALL);
    Logger.getLogger("").addHandler(this);
  }

  @Override
  public void publish(LogRecord line) {
    lines.add(form.format(ExtLogRecord.wrap(line)));
  }

  /** What was logged since this was asked last. */
  public String taken() {
    var all = new StringBuilder();
    for (var line = lines.poll(); line != null; line = lines.poll()) {
      all.append(line);
    }
    return all.toString();
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    Logger.getLogger("").removeHandler(this);
  }
}
