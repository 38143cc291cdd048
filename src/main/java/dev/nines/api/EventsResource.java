package dev.nines.api;

import dev.nines.api.live.EventLog;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** What happens in runs, as it happens. */
@Path("/api/v1/events")
@RunOnVirtualThread
public class EventsResource {

  /** Each costs a virtual thread and a connection. */
  private static final int MOST_READERS = 1_000;

  private static final Duration LATER = Duration.ofSeconds(10);

  private final OnDuty duty;
  private final Semaphore places = new Semaphore(MOST_READERS);

  @Inject
  EventsResource(OnDuty duty) {
    this.duty = duty;
  }

  /** A stream that ends when its reader goes, or the prober. */
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void events(
      @Context UriInfo uri,
      @HeaderParam("Last-Event-ID") @Nullable String lastId,
      @Context HttpServerRequest request,
      @Context Sse sse,
      @Context SseEventSink sink) {
    var journey = Parameters.of(uri, "journey").text("journey").orElse(null);
    if (journey != null) {
      duty.journey(journey);
    }
    EventLog log = duty.prober().events();
    if (!places.tryAcquire()) {
      throw ProblemException.unavailable(
          MOST_READERS + " read the events already, as many as may", LATER);
    }
    try (sink) {
      new EventWriter(log, journey, sse, sink, request.connection()::close).write(lastId);
    } finally {
      places.release();
    }
  }
}
