package dev.nines.api;

import dev.nines.api.live.EventLog;
import dev.nines.api.live.Published;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Writes events to one reader, at the reader's pace. One that takes nothing for a while is cut off;
 * one that is slow loses events and is told so.
 */
final class EventWriter {

  /** Shorter than what proxies call idle. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Shows at once that the stream is open, and after how many milliseconds to come back. */
  private static final String BEGINNING = ": nines\nretry: 2000\n\n";

  private final EventLog log;
  private final EventLog.Reader reader;
  private final HttpServerRequest request;
  private final HttpServerResponse response;

  EventWriter(EventLog log, EventLog.Reader reader, HttpServerRequest request) {
    this.log = log;
    this.reader = reader;
    this.request = request;
    this.response = request.response();
  }

  /** Returns when the reader is gone, or there will be no more. */
  void write() {
    try {
      response.setChunked(true);
      response.putHeader("Content-Type", "text/event-stream");
      response.putHeader("Cache-Control", "no-store");
      // Some proxies keep an answer back until it is whole.
      response.putHeader("X-Accel-Buffering", "no");
      send(BEGINNING);
      EventLog.Batch batch;
      do {
        batch = reader.next(HEARTBEAT);
        send(text(batch));
      } while (!batch.over() && !response.closed());
      var _ = response.end();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException _) {
      // Not ended but closed: what it does not take would be kept for it.
      var _ = request.connection().close();
    } catch (ExecutionException | IllegalStateException _) {
      // The reader has gone, which is its right.
    }
  }

  private String text(EventLog.Batch batch) {
    var text = new StringBuilder();
    if (batch.missed()) {
      text.append("event: missed\ndata: {}\n\n");
    }
    for (Published event : batch.events()) {
      text.append("id: ")
          .append(log.id(event))
          .append("\nevent: ")
          .append(event.name())
          .append("\ndata: ")
          .append(event.data())
          .append("\n\n");
    }
    return text.isEmpty() ? ": heartbeat\n\n" : text.toString();
  }

  private void send(String text) throws InterruptedException, ExecutionException, TimeoutException {
    response
        .write(Buffer.buffer(text))
        .toCompletionStage()
        .toCompletableFuture()
        .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
