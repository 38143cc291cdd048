package dev.nines.practice;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who is online, and the door that operators come in by. */
final class OperatorRoutes {
  private static final int USUAL_CAPACITY = 100;
  private static final int MOST_CAPACITY = 10_000;

  private final Vertx vertx;
  private final Supplier<Faults> faults;
  private final Chats chats;
  private final Access access;
  private final Switchboard switchboard;
  private final InstantSource clock;
  private long last;

  OperatorRoutes(
      Vertx vertx,
      Supplier<Faults> faults,
      Chats chats,
      Access access,
      Switchboard switchboard,
      InstantSource clock) {
    this.vertx = vertx;
    this.faults = faults;
    this.chats = chats;
    this.access = access;
    this.switchboard = switchboard;
    this.clock = clock;
  }

  void mount(Router router) {
    router.get("/api/operators").handler(this::list);
    router.get("/ws/operator").handler(this::connect);
  }

  private void list(RoutingContext context) {
    String skill = context.request().getParam("skill");
    Answers.json(context.response(), 200, switchboard.online(skill));
  }

  private void connect(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (!access.isOperator(request)) {
      context.response().putHeader("WWW-Authenticate", "Bearer");
      throw new Refusal(401, "the operator's token is missing or wrong");
    }
    if (faults.get().noOperators()) {
      throw new Refusal(503, "no operators now");
    }
    if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
      if (request.version() == HttpVersion.HTTP_1_1) { // later ones forbid these headers
        context.response().putHeader("Upgrade", "websocket").putHeader("Connection", "Upgrade");
      }
      throw new Refusal(426, "this is a WebSocket");
    }
    Set<String> skills = skills(request.getParam("skills"));
    boolean closings = "true".equals(request.getParam("closings"));
    int capacity = capacity(request.getParam("capacity"));
    RunMark mark = RunMark.of(request);
    request.toWebSocket().onSuccess(socket -> serve(socket, skills, capacity, mark, closings));
  }

  private void serve(
      ServerWebSocket socket, Set<String> skills, int capacity, RunMark mark, boolean closings) {
    var link = new OperatorSocket(socket, chats, switchboard, clock);
    link.serve(vertx, new ConnectedOperator(++last, skills, capacity, mark, closings, link::send));
  }

  private static Set<String> skills(@Nullable String list) {
    return list == null
        ? Set.of()
        : Arrays.stream(list.split(","))
            .map(String::strip)
            .filter(skill -> !skill.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
  }

  private static int capacity(@Nullable String text) {
    if (text == null) {
      return USUAL_CAPACITY;
    }
    if (text.matches("\\d{1,5}")) {
      int capacity = Integer.parseInt(text);
      if (capacity >= 1 && capacity <= MOST_CAPACITY) {
        return capacity;
      }
    }
    throw new Refusal(
        400, "capacity is \"" + text + "\"; expected a whole number 1 to " + MOST_CAPACITY);
  }
}
