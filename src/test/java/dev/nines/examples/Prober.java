package dev.nines.examples;

import dev.nines.account.BackendWatch;
import dev.nines.account.RunBook;
import dev.nines.expression.ExpressionCompiler;
import dev.nines.journey.Journey;
import dev.nines.metrics.BackendMetrics;
import dev.nines.metrics.RunMetrics;
import dev.nines.outcome.Run;
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
import dev.nines.store.History;
import dev.nines.store.sql.Databases;
import dev.nines.store.sql.HistoryWriter;
import dev.nines.store.sql.WriterSettings;
import dev.nines.time.Clocks;
import dev.nines.time.SystemTimer;
import dev.nines.yaml.JourneyLoader;
import dev.nines.yaml.Loaded;
import dev.nines.yaml.SourceFile;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A prober without its daemon: real journeys, real executors, real sockets, real counters. */
final class Prober implements AutoCloseable {

  private static final ExpressionCompiler COMPILER = new ExpressionCompiler();

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final RunMetrics metrics = new RunMetrics(registry, "here");
  private final SystemTimer timer = new SystemTimer();
  private final ActorClients clients =
      new ActorClients(host -> List.of(InetAddress.getAllByName(host)), "nines/test");
  private final AtomicBoolean connected = new AtomicBoolean(true);
  private final Journey journey;
  private final List<Journey> checks;
  private final JourneyRunner runner;
  private final SkippingTime time = new SkippingTime();
  private final BackendWatch watch;
  private final HistoryWriter writer;
  private final History history;
  private final Books books;
  private final RunBook runBook;

  /**
   * Every worked example has a journey of its own, as its author would write it.
   *
   * @param folder for its history
   * @param beside what stands beside it, such as its service's file
   */
  Prober(Path folder, String yaml, Map<String, String> environment, String... beside) {
    var loaded = load(Stream.concat(Stream.of(yaml), Stream.of(beside)).toList());
    journey = loaded.journeys().getFirst();
    checks = BackendWatch.checks(loaded.services());
    metrics.load(journey);
    var file = folder.resolve("nines.db");
    writer =
        HistoryWriter.start(
            Databases.sqlite(file),
            WriterSettings.beside(file).lingering(Duration.ZERO),
            Clocks.system(timer));
    history = writer.history();
    books = new Books(writer, history, journey, loaded.services(), time);
    runBook = new RunBook(books, "here");
    watch =
        new BackendWatch(
            "here",
            new Clocks(time, time, timer),
            books,
            new CountedBackends(new BackendMetrics(registry, "here")));
    watch.replace(loaded.services());
    runner =
        new JourneyRunner(
            new ActExecutors(new HttpExecutor(clients), new StreamExecutor(clients)),
            new Given(environment),
            connected::get,
            Clocks.system(timer),
            () -> ThreadLocalRandom.current().nextLong());
  }

  private record Given(Map<String, String> variables) implements Environment {
    @Override
    public @Nullable String secret(String name) {
      return Map.of(
              "OPERATOR_TOKEN", "operator-practice",
              "CUSTOMER", "customer",
              "CUSTOMER_PASSWORD", "customer-practice")
          .get(name);
    }
  }

  private static Loaded load(List<String> files) {
    var loaded =
        new JourneyLoader(COMPILER)
            .load(
                IntStream.range(0, files.size())
                    .mapToObj(i -> SourceFile.of("example" + i + ".yaml", files.get(i)))
                    .toList());
    if (!loaded.ok()) {
      throw new AssertionError("the example does not load: " + loaded.problems());
    }
    return loaded;
  }

  /** Asks every backend once for its health, and waits for every verdict. */
  void check() throws InterruptedException {
    var settled = new CountDownLatch(checks.size());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      checks.forEach(check ->
          threads.execute(() -> {
            var assignment =
                new Assignment("here", Trigger.SCHEDULE, Instant.now(), Map.of(), false);
            runner.run(
                check,
                assignment,
                event -> {
                  watch.checked(event);
                  if (event instanceof RunSettled) {
                    settled.countDown();
                  }
                });
          }));
    }
    await(settled);
  }

  /** Time goes on for whoever watches the backends; nobody waits for it. */
  void goOn(Duration by) {
    watch.beat();
    time.skip(by);
    watch.beat();
  }

  /** Whether the control check finds the prober's own network up. */
  void connected(boolean yes) {
    connected.set(yes);
  }

  /**
   * Plays the journey {@code times} times, one run after the other, and waits for every verdict.
   */
  List<Run> play(int times) throws InterruptedException {
    var settled = new CountDownLatch(times);
    var runs = Stream.generate(() -> due(settled)).limit(times).toList();
    await(settled);
    return runs;
  }

  /** The same, all at once. */
  List<Run> playTogether(int times) throws InterruptedException {
    var settled = new CountDownLatch(times);
    var runs = new ConcurrentLinkedQueue<Run>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int run = 0; run < times; run++) {
        threads.execute(() -> runs.add(due(settled)));
      }
    }
    await(settled);
    return List.copyOf(runs);
  }

  private Run due(CountDownLatch settled) {
    metrics.due(journey.name());
    var assignment = new Assignment("here", Trigger.SCHEDULE, Instant.now(), Map.of(), false);
    return runner.run(journey, assignment, event -> hear(event, settled));
  }

  private void hear(RunEvent event, CountDownLatch settled) {
    metrics.on(event);
    runBook.accept(event);
    watch.played(event);
    if (event instanceof RunSettled) {
      settled.countDown();
    }
  }

  private static void await(CountDownLatch settled) throws InterruptedException {
    if (!settled.await(60, TimeUnit.SECONDS)) {
      throw new AssertionError(settled.getCount() + " runs are not settled after 60 s");
    }
  }

  /** The numbers of the counters, which are those of the account. */
  Numbers numbers() {
    var numbers = new Numbers(registry);
    books.agreeWith(numbers);
    return numbers;
  }

  /** What is kept of the runs. */
  Books books() {
    return books;
  }

  @Override
  public void close() {
    runner.halt();
    var numbers = new Numbers(registry);
    double backends = numbers.uptimeByBackends();
    double all = numbers.uptimeByAll();
    watch.close(); // Hands the rest over, and takes its counters away.
    books.agreeOnBackends(backends, all);
    history.close();
    writer.close();
    clients.close();
    timer.close();
    registry.close();
  }
}
