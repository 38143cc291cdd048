package dev.nines.runner.stream;

import dev.nines.journey.Act;
import dev.nines.journey.Act.Await;
import dev.nines.journey.Act.OpenEvents;
import dev.nines.journey.Act.OpenWebSocket;
import dev.nines.journey.Act.Send;
import dev.nines.journey.Act.TextPayload;
import dev.nines.journey.Journey;
import dev.nines.journey.JourneyFixture;
import dev.nines.journey.Patience;
import dev.nines.journey.RetryPolicy;
import dev.nines.journey.Step;
import dev.nines.journey.Template;
import dev.nines.outcome.Attempt;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Run;
import dev.nines.outcome.RunEvent;
import dev.nines.outcome.RunEvent.AttemptEnded;
import dev.nines.outcome.RunEvent.RunEnded;
import dev.nines.outcome.RunEvent.RunSettled;
import dev.nines.outcome.RunEvent.Wire;
import dev.nines.runner.ActExecutors;
import dev.nines.runner.Assignment;
import dev.nines.runner.ControlCheck;
import dev.nines.runner.Environment;
import dev.nines.runner.JourneyRunner;
import dev.nines.runner.client.ActorClients;
import dev.nines.runner.http.HttpExecutor;
import dev.nines.time.Clocks;
import dev.nines.time.SystemTimer;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Plays journeys against real servers, in real time. */
final class Theatre implements AutoCloseable {

  static final Duration SOON = Duration.ofSeconds(20);
  static final Duration WHILE = Duration.ofSeconds(1);
  static final Duration BRIEF = Duration.ofMillis(150);

  private final SystemTimer timer = new SystemTimer();
  private final ActorClients clients =
      new ActorClients(host -> List.of(InetAddress.getAllByName(host)), "nines-test");
  private final JourneyRunner runner;
  private boolean debug;
  final List<RunEvent> events = new CopyOnWriteArrayList<>();

  Theatre() {
    this(Bounds.DEFAULT);
  }

  Theatre(Bounds bounds) {
    this.runner =
        new JourneyRunner(
            new ActExecutors(new HttpExecutor(clients), new StreamExecutor(clients, bounds)),
            new Environment() {
              @Override
              public Map<String, String> variables() {
                return Map.of();
              }

              @Override
              public @Nullable String secret(String name) {
                return null;
              }
            },
            ControlCheck.NONE,
            Clocks.system(timer),
            new Random(9));
  }

  /** From now on frames and events are shown. */
  Theatre debugging() {
    debug = true;
    return this;
  }

  /** Plays steps of the actor {@code client}, and waits until everything is observed. */
  Run play(RawServer server, Step... steps) throws Exception {
    var fixture = new JourneyFixture().actor(JourneyFixture.actor("client", server.url()));
    for (var step : steps) {
      fixture.step(step);
    }
    return play(fixture.journey());
  }

  Run play(Journey journey) throws Exception {
    return begin(journey).get(60, TimeUnit.SECONDS);
  }

  /** Begins to play; completed when every attempt has its server verdict. */
  CompletableFuture<Run> begin(Journey journey) {
    var settled = new CompletableFuture<Run>();
    var assignment = new Assignment("here", Run.Trigger.DEMAND, Instant.now(), Map.of(), debug);
    Thread.ofVirtual()
        .start(() ->
            runner.run(
                journey,
                assignment,
                event -> {
                  note(event);
                  if (event instanceof RunSettled last) {
                    settled.complete(last.run());
                  }
                }));
    return settled;
  }

  /** Waits until the run has its outcome. */
  void awaitEnded() throws InterruptedException {
    await(event -> event instanceof RunEnded, 1);
  }

  /** Waits until so many attempts have a client verdict. */
  void awaitAttempts(int count) throws InterruptedException {
    await(event -> event instanceof AttemptEnded, count);
  }

  /** What the last attempt of all said. */
  String lastMessage() {
    return events.stream()
        .filter(AttemptEnded.class::isInstance)
        .map(event -> String.valueOf(((AttemptEnded) event).attempt().message()))
        .reduce("", (_, later) -> later);
  }

  private void await(Predicate<RunEvent> wanted, int count) throws InterruptedException {
    synchronized (events) {
      while (events.stream().filter(wanted).count() < count) {
        events.wait(10_000);
      }
    }
  }

  private void note(RunEvent event) {
    synchronized (events) {
      events.add(event);
      events.notifyAll();
    }
  }

  /** What was shown of frames and events. */
  List<String> shown() {
    return events.stream()
        .filter(Wire.class::isInstance)
        .map(event -> ((Wire) event).direction() + " " + ((Wire) event).text())
        .toList();
  }

  static OpenWebSocket webSocket(String stream) {
    return webSocket(stream, null);
  }

  static OpenWebSocket webSocket(String stream, @Nullable Duration ping) {
    return new OpenWebSocket(
        stream, Template.of("/" + stream), Map.of(), Map.of(), List.of(), ping);
  }

  static OpenEvents events(String stream) {
    return new OpenEvents(stream, Template.of("/" + stream), Map.of(), Map.of());
  }

  static Await await(String stream, String match) {
    return new Await(stream, JourneyFixture.expression(match));
  }

  static Send send(String stream, String text) {
    return new Send(stream, new TextPayload(JourneyFixture.template(text)));
  }

  /** A step that is given time. */
  static Step step(String name, Act act) {
    return JourneyFixture.step(name, act, SOON);
  }

  /**
   * A step whose client waits {@link #BRIEF} and whose exchange is observed for {@code observe}.
   */
  static Step hasty(String name, Act act, Duration observe) {
    return JourneyFixture.patient(
        JourneyFixture.step(name, act, BRIEF), new Patience(BRIEF, null, observe));
  }

  /** A step whose client waits for {@link #WHILE} and whose exchange is observed for long. */
  static Step observed(String name, Act act) {
    return patient(name, act, SOON);
  }

  /** A step whose client waits for {@link #WHILE}, which is enough for a busy machine. */
  static Step patient(String name, Act act, Duration observe) {
    return JourneyFixture.patient(
        JourneyFixture.step(name, act, WHILE), new Patience(WHILE, null, observe));
  }

  static Step retried(Step step) {
    return JourneyFixture.retried(step, RetryPolicy.of(1));
  }

  static Attempt attempt(Run run, int step) {
    return run.steps().get(step).attempts().getLast();
  }

  static String failure(Run run) {
    return run.outcome() instanceof Outcome.Failed failed
        ? failed.reason() + " " + failed.message()
        : run.outcome().toString();
  }

  @Override
  public void close() {
    clients.close();
    timer.close();
  }
}
