package dev.nines.rules;

import com.sun.net.httpserver.HttpServer;
import dev.nines.account.RunBook;
import dev.nines.expression.ExpressionCompiler;
import dev.nines.journey.Journey;
import dev.nines.metrics.InfoMetrics;
import dev.nines.metrics.RunMetrics;
import dev.nines.outcome.Run.Trigger;
import dev.nines.outcome.RunEvent;
import dev.nines.outcome.RunEvent.RunSettled;
import dev.nines.runner.ActExecutors;
import dev.nines.runner.Assignment;
import dev.nines.runner.Environment;
import dev.nines.runner.JourneyRunner;
import dev.nines.runner.client.ActorClients;
import dev.nines.runner.http.HttpExecutor;
import dev.nines.runner.stream.StreamExecutor;
import dev.nines.slo.Details;
import dev.nines.slo.LatencyPromise;
import dev.nines.slo.Tally;
import dev.nines.slo.Window;
import dev.nines.store.Recorder;
import dev.nines.store.Subject;
import dev.nines.store.sql.Databases;
import dev.nines.store.sql.HistoryWriter;
import dev.nines.store.sql.WriterSettings;
import dev.nines.time.Clocks;
import dev.nines.time.SystemTimer;
import dev.nines.yaml.JourneyLoader;
import dev.nines.yaml.Loaded;
import dev.nines.yaml.SourceFile;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A prober that plays real journeys when it is told to, that a Prometheus can scrape, and that
 * keeps its history as the daemon does. Several may write into one history.
 */
@SuppressWarnings("deprecation") // Quarkus brings the older of the two registries.
final class ScrapedProber implements AutoCloseable {

  static final String REGION = "here";

  private static final ExpressionCompiler COMPILER = new ExpressionCompiler();

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final RunMetrics metrics = new RunMetrics(registry, REGION);
  private final SystemTimer timer = new SystemTimer();
  private final ActorClients clients =
      new ActorClients(host -> List.of(InetAddress.getAllByName(host)), "nines/test");
  private final AtomicBoolean connected = new AtomicBoolean(true);
  private final Queue<CompletableFuture<@Nullable Void>> written = new ConcurrentLinkedQueue<>();
  private final Loaded loaded;
  private final HistoryWriter writer;
  private final RunBook book;
  private final JourneyRunner runner;
  private final HttpServer server;

  /**
   * @param history an SQLite file
   * @param port where it is scraped
   */
  ScrapedProber(Loaded loaded, Map<String, String> environment, Path history, int port)
      throws IOException {
    this.loaded = loaded;
    writer =
        HistoryWriter.start(
            Databases.sqlite(history),
            WriterSettings.spillingTo(history.resolveSibling(port + ".spill")),
            Clocks.system(timer));
    book = new RunBook(recorder(), REGION);
    book.replace(loaded.journeys(), loaded.services());
    loaded
        .journeys()
        .forEach(journey -> metrics.load(journey, LatencyPromise.of(journey, loaded.services())));
    runner =
        new JourneyRunner(
            new ActExecutors(new HttpExecutor(clients), new StreamExecutor(clients)),
            new Given(environment),
            connected::get,
            Clocks.system(timer),
            () -> ThreadLocalRandom.current().nextLong());
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/metrics",
        exchange -> {
          var text = registry.scrape().getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4");
          exchange.sendResponseHeaders(200, text.length);
          try (var body = exchange.getResponseBody()) {
            body.write(text);
          }
        });
    var _ = new InfoMetrics(registry, new InfoMetrics.Build("test", "test", "25"));
    // As Quarkus gives it of its process; here it is that of this prober.
    double started = Instant.now().toEpochMilli() / 1e3;
    Gauge.builder("process.start.time", () -> started).baseUnit("seconds").register(registry);
    server.start();
  }

  static Loaded load(String... files) {
    var sources =
        java.util.stream.IntStream.range(0, files.length)
            .mapToObj(i -> SourceFile.of("file" + i + ".yaml", files[i]))
            .toList();
    var loaded = new JourneyLoader(COMPILER).load(sources);
    if (!loaded.ok()) {
      throw new AssertionError(loaded.problems().toString());
    }
    return loaded;
  }

  private record Given(Map<String, String> variables) implements Environment {
    @Override
    public @Nullable String secret(String name) {
      return Map.of("CUSTOMER", "customer", "CUSTOMER_PASSWORD", "customer-practice").get(name);
    }
  }

  private Recorder recorder() {
    return entry -> {
      var durable = writer.record(entry);
      written.add(durable);
      return durable;
    };
  }

  /** Whether the control check finds the prober's own network up. */
  void connected(boolean yes) {
    connected.set(yes);
  }

  /** Plays every journey so many times, all at once, and waits for every verdict. */
  void play(int times) throws InterruptedException {
    var settled = new CountDownLatch(times * loaded.journeys().size());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var journey : loaded.journeys()) {
        for (int run = 0; run < times; run++) {
          threads.execute(() -> play(journey, settled));
        }
      }
    }
    if (!settled.await(60, TimeUnit.SECONDS)) {
      throw new AssertionError(settled.getCount() + " runs are not settled after 60 s");
    }
  }

  private void play(Journey journey, CountDownLatch settled) {
    metrics.due(journey.name());
    var assignment = new Assignment(REGION, Trigger.SCHEDULE, Instant.now(), Map.of(), false);
    runner.run(journey, assignment, event -> hear(event, settled));
  }

  private void hear(RunEvent event, CountDownLatch settled) {
    metrics.on(event);
    book.accept(event);
    if (event instanceof RunSettled) {
      settled.countDown();
    }
  }

  /** Waits until all that it played is in the database. */
  void settle() throws InterruptedException {
    written.forEach(CompletableFuture::join);
    // Two probers write one file here: what found it locked is on disk beside it, for a moment.
    while (writer.progress().spilled() + writer.progress().waiting() > 0) {
      timer.sleep(Duration.ofMillis(20));
    }
  }

  /** What the history says of all journeys, whichever prober played them. */
  Tally account(Window window) throws InterruptedException {
    settle();
    try (var history = writer.history()) {
      var journeys =
          loaded.journeys().stream()
              .map(journey -> Subject.journey(journey.name(), REGION))
              .collect(Collectors.toSet());
      var account = history.account();
      return account.totals(journeys, window).values().stream()
          .reduce(Tally.NONE, Tally::plus)
          .with(
              account.details(journeys, window).values().stream()
                  .reduce(Details.NONE, Details::plus));
    }
  }

  @Override
  public void close() {
    server.stop(0);
    runner.halt();
    clients.close();
    writer.close();
    timer.close();
    registry.close();
  }
}
