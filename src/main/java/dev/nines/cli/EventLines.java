package dev.nines.cli;

import dev.nines.time.Ticker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * A stream of server-sent events. One that is silent for longer than its heartbeat is closed: a
 * connection that was cut off says nothing of it. {@link #close} may be called from any thread, the
 * rest belongs to one.
 */
final class EventLines implements AutoCloseable {

  /** Three heartbeats. */
  private static final Duration SILENCE = Duration.ofSeconds(45);

  private final InputStream stream;
  private final BufferedReader lines;
  private final Thread watch;
  private volatile long heard = Ticker.SYSTEM.nanos();

  /** One event. */
  record Told(String name, String data) {}

  EventLines(InputStream stream) {
    this.stream = stream;
    this.lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    this.watch = Thread.ofVirtual().name("silence").start(this::watch);
  }

  private void watch() {
    try {
      Duration silent = Duration.ZERO;
      while (silent.compareTo(SILENCE) < 0) {
        Thread.sleep(SILENCE.minus(silent));
        silent = Ticker.SYSTEM.since(heard);
      }
      stream.close();
    } catch (InterruptedException | IOException _) {
      // It is closed already.
    }
  }

  /** The next event; empty when the stream has ended, whoever ended it. */
  Optional<Told> next() {
    var name = "message";
    var data = new StringBuilder();
    try {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        heard = Ticker.SYSTEM.nanos();
        if (line.isEmpty()) {
          if (!data.isEmpty()) {
            return Optional.of(new Told(name, data.toString()));
          }
          name = "message";
        } else if (line.startsWith("event:")) {
          name = line.substring(6).strip();
        } else if (line.startsWith("data:")) {
          data.append(line.substring(5).strip());
        }
      }
    } catch (IOException _) {
      // Cut off, or closed by us.
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    watch.interrupt();
    try {
      stream.close();
    } catch (IOException _) {
      // Then it is closed by now.
    }
  }
}
