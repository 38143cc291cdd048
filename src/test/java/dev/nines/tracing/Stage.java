package dev.nines.tracing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.nines.expression.ExpressionCompiler;
import dev.nines.journey.Journey;
import dev.nines.outcome.Run;
import dev.nines.outcome.Run.Trigger;
import dev.nines.outcome.RunEvent.RunSettled;
import dev.nines.runner.ActExecutors;
import dev.nines.runner.Assignment;
import dev.nines.runner.ControlCheck;
import dev.nines.runner.Environment;
import dev.nines.runner.JourneyRunner;
import dev.nines.runner.RunListener;
import dev.nines.runner.client.ActorClients;
import dev.nines.runner.http.HttpExecutor;
import dev.nines.runner.stream.StreamExecutor;
import dev.nines.time.Clocks;
import dev.nines.time.SystemTimer;
import dev.nines.yaml.JourneyLoader;
import dev.nines.yaml.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A target that remembers what it saw, and a runner that plays journeys against it. */
final class Stage implements AutoCloseable {

  static final String SECRET = "pa$$w^rd-of-the-shop";

  private final SystemTimer timer = new SystemTimer();
  private final ActorClients clients =
      new ActorClients(host -> List.of(InetAddress.getAllByName(host)), "nines/test");
  private final HttpServer server;
  private final JourneyRunner runner;
  private final Queue<String> traceparents = new ConcurrentLinkedQueue<>();
  private final ConcurrentMap<String, AtomicInteger> asked = new ConcurrentHashMap<>();

  private record Given(Map<String, String> variables) implements Environment {
    @Override
    public @Nullable String secret(String name) {
      return name.equals("KEY") ? SECRET : null;
    }
  }

  Stage() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    runner =
        new JourneyRunner(
            new ActExecutors(new HttpExecutor(clients), new StreamExecutor(clients)),
            new Given(Map.of("SHOP", "http://127.0.0.1:" + port())),
            ControlCheck.NONE,
            Clocks.system(timer),
            () -> ThreadLocalRandom.current().nextLong());
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** {@code /shaky} fails the first time, {@code /slow} takes a second, {@code /broken} fails. */
  private void answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    traceparents.add(path + " " + exchange.getRequestHeaders().getFirst("traceparent"));
    int times = asked.computeIfAbsent(path, _ -> new AtomicInteger()).incrementAndGet();
    if (path.equals("/slow")) {
      late();
    }
    boolean fails = path.equals("/broken") || (path.equals("/shaky") && times == 1);
    exchange.sendResponseHeaders(fails ? 503 : 200, -1);
    exchange.close();
  }

  private void late() {
    var over = new CountDownLatch(1);
    timer.after(Duration.ofMillis(700), over::countDown);
    try {
      over.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** What came with requests to {@code path}, in order. */
  List<String> traceparents(String path) {
    return traceparents.stream()
        .filter(each -> each.startsWith(path + " "))
        .map(each -> each.substring(path.length() + 1))
        .toList();
  }

  static Journey journey(String text) {
    var loaded =
        new JourneyLoader(new ExpressionCompiler()).load(List.of(SourceFile.of("it.yaml", text)));
    if (!loaded.ok()) {
      throw new AssertionError(loaded.problems().toString());
    }
    return loaded.journeys().getFirst();
  }

  /** Plays it once, and waits for every verdict. */
  Run play(String journey, RunListener listener) {
    var settled = new CompletableFuture<Run>();
    RunListener last =
        event -> {
          if (event instanceof RunSettled(Run run)) {
            settled.complete(run);
          }
        };
    runner.run(
        journey(journey),
        new Assignment("eu-1", Trigger.SCHEDULE, Instant.now(), Map.of(), false),
        listener.and(last));
    return settled.join();
  }

  @Override
  public void close() {
    server.stop(0);
    runner.halt();
    clients.close();
    timer.close();
  }
}
