package dev.nines.practice;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One server: a port of its own, and whatever the front hands to it. Names itself in each answer.
 */
final class Backend implements FaultBoard.Follower {
  private static final String HEADER = "X-Backend";

  private final String name;
  private final Supplier<Faults> faults;
  private final Router router;
  private final ListeningPort port;
  // Streams outlive their request, also those that came by the front: they end with the server.
  private final Set<HttpConnection> streams = new LinkedHashSet<>();

  Backend(Vertx vertx, String name, String host, int port, Supplier<Faults> faults, Router router) {
    this.name = name;
    this.faults = faults;
    this.router = router;
    this.port = new ListeningPort(vertx, host, port, this::accept);
    router.get("/health").handler(this::health);
  }

  String name() {
    return name;
  }

  ListeningPort port() {
    return port;
  }

  boolean isUp() {
    return fault() == null;
  }

  void accept(HttpServerRequest request) {
    request.response().putHeader(HEADER, name);
    switch (fault()) {
      case null -> serve(request);
      case ERROR -> error(request);
      case REFUSE, DOWN -> Answers.refuse(request.response(), 502, name + " refuses connections");
      case HANG -> {
        // Nothing, for as long as the client stays.
      }
    }
  }

  private @Nullable BackendFault fault() {
    return faults.get().backends().get(name);
  }

  private void serve(HttpServerRequest request) {
    String path = request.path();
    if (path != null && (path.startsWith("/ws/") || path.startsWith("/events/"))) {
      HttpConnection connection = request.connection();
      streams.add(connection);
      connection.closeHandler(_ -> streams.remove(connection));
    }
    router.handle(request);
  }

  private void error(HttpServerRequest request) {
    if ("/health".equals(request.path())) {
      Answers.json(request.response(), 503, status("DOWN"));
    } else {
      Answers.refuse(request.response(), 500, "the fault \"error\" of " + name);
    }
  }

  private void health(RoutingContext context) {
    Answers.json(context.response(), 200, status("UP"));
  }

  private JsonObject status(String status) {
    return new JsonObject().put("status", status).put("backend", name);
  }

  @Override
  public Future<Void> follow(Faults next) {
    BackendFault fault = next.backends().get(name);
    if (fault == null || !fault.isGone()) {
      return port.open();
    }
    List.copyOf(streams).forEach(HttpConnection::close);
    return port.shut();
  }
}
