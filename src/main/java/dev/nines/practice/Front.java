package dev.nines.practice;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * The port that customers know. Hands each request and each handshake to the next backend, sick or
 * not; answers itself what is about the whole: the pages, the health of all and of the partitions,
 * the faults.
 */
final class Front {
  private final List<Backend> backends;
  private final Router own;
  private final ListeningPort port;
  private int next;

  Front(Vertx vertx, String host, int port, List<Backend> backends, Router own) {
    this.backends = backends;
    this.own = own;
    this.port = new ListeningPort(vertx, host, port, this::accept);
    own.get("/health").handler(this::health);
  }

  ListeningPort port() {
    return port;
  }

  private void accept(HttpServerRequest request) {
    switch (request.path()) {
      case "/", "/health", FaultRoutes.PATH -> own.handle(request);
      case String path when Pages.has(path) || path.startsWith(PartitionHealth.PATH) ->
          own.handle(request);
      case null, default -> {
        Backend backend = backends.get(next);
        next = (next + 1) % backends.size();
        backend.accept(request);
      }
    }
  }

  private void health(RoutingContext context) {
    var each = new JsonObject();
    backends.forEach(backend -> each.put(backend.name(), backend.isUp() ? "UP" : "DOWN"));
    boolean up = backends.stream().anyMatch(Backend::isUp);
    Answers.json(
        context.response(),
        up ? 200 : 503,
        new JsonObject().put("status", up ? "UP" : "DOWN").put("backends", each));
  }
}
