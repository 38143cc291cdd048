package dev.nines.api;

import dev.nines.api.live.EventLog;
import dev.nines.api.live.Published;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Writes events to one reader, at the reader's pace. One that takes nothing for a while is cut off;
 * one that is slow loses events and is told so.
 */
final class EventWriter {

  /** Shorter than what proxies call idle. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long RECONNECT_MILLIS = 2_000;

  private final EventLog log;
  private final @Nullable String journey;
  private final Sse sse;
  private final SseEventSink sink;
  private final Runnable cutOff;

  /**
   * @param journey the only one whose events are wanted; null for all
   * @param cutOff closes the connection, whatever is still to be sent
   */
  EventWriter(EventLog log, @Nullable String journey, Sse sse, SseEventSink sink, Runnable cutOff) {
    this.log = log;
    this.journey = journey;
    this.sse = sse;
    this.sink = sink;
    this.cutOff = cutOff;
  }

  /** Returns when the reader is gone, or there will be no more. */
  void write(@Nullable String lastId) {
    try {
      var reader = log.read(lastId);
      // Shows at once that the stream is open, before anything has happened.
      send(sse.newEventBuilder().reconnectDelay(RECONNECT_MILLIS).comment("nines").build());
      EventLog.Batch batch;
      do {
        batch = reader.next(HEARTBEAT);
        if (batch.missed()) {
          send(sse.newEventBuilder().name("missed").data("{}").build());
        }
        if (batch.events().isEmpty()) {
          send(sse.newEventBuilder().comment("heartbeat").build());
        }
        for (var event : batch.events()) {
          if (journey == null || journey.equals(event.journey())) {
            send(event(event));
          }
        }
      } while (!batch.over() && !sink.isClosed());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException _) {
      cutOff.run();
    } catch (ExecutionException | IllegalStateException _) {
      // The reader has gone, which is its right.
    }
  }

  private OutboundSseEvent event(Published event) {
    return sse.newEventBuilder().id(log.id(event)).name(event.name()).data(event.data()).build();
  }

  private void send(OutboundSseEvent event)
      throws InterruptedException, ExecutionException, TimeoutException {
    sink.send(event).toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
