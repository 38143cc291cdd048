package dev.nines.api;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * What happens in runs, as it happens: {@code GET /api/v1/events}. A route of its own and no
 * resource like the others, as it writes at a pace that its reader sets, for hours.
 */
@ApplicationScoped
public class EventsRoute {

  static final String PATH = "/api/v1/events";

  /** Each costs a virtual thread and a connection. */
  private static final int MOST_READERS = 1_000;

  private static final Duration LATER = Duration.ofSeconds(10);

  /** Before the resources, which would say that there is no such path. */
  private static final int FIRST = -1;

  private final OnDuty duty;
  private final Semaphore places = new Semaphore(MOST_READERS);

  @Inject
  EventsRoute(OnDuty duty) {
    this.duty = duty;
  }

  void register(@Observes Router router) {
    router.get(PATH).order(FIRST).handler(this::open);
  }

  private void open(RoutingContext context) {
    try {
      var given = new MultivaluedHashMap<String, String>();
      context.queryParams().forEach(given::add);
      var journey = Parameters.of(given, "journey").text("journey").orElse(null);
      if (journey != null) {
        duty.journey(journey);
      }
      var log = duty.prober().events();
      var reader =
          log.read(
              context.request().getHeader("Last-Event-ID"),
              name -> journey == null || journey.equals(name));
      if (!places.tryAcquire()) {
        throw ProblemException.unavailable(
            MOST_READERS + " read the events already, as many as may", LATER);
      }
      Thread.ofVirtual()
          .name("events")
          .start(() -> {
            try {
              new EventWriter(log, reader, context.request()).write();
            } finally {
              places.release();
            }
          });
    } catch (ProblemException e) {
      Gate.refuse(context, e);
    }
  }
}
