package dev.nines.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.nines.api.answer.FileAnswer;
import dev.nines.api.answer.Happening;
import dev.nines.api.answer.JourneyAnswer;
import dev.nines.api.answer.JourneyDetail;
import dev.nines.api.answer.JourneyScript;
import dev.nines.api.answer.JourneysAnswer;
import dev.nines.api.answer.Json;
import dev.nines.api.answer.RunAnswer;
import dev.nines.journey.Journey;
import dev.nines.outcome.Run;
import dev.nines.outcome.RunEvent;
import dev.nines.outcome.RunEvent.AttemptEnded;
import dev.nines.outcome.RunEvent.RunEnded;
import dev.nines.outcome.RunEvent.RunSettled;
import dev.nines.outcome.RunEvent.RunStarted;
import dev.nines.outcome.RunEvent.StepEnded;
import dev.nines.outcome.RunEvent.StepStarted;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A prober of one region that plays nothing and tells what it is told to. */
final class FakeProber implements AutoCloseable {

  private final HttpServer server;
  private final String region;
  private final Journey journey = Played.journey();
  private final Run run;
  private final CountDownLatch asked = new CountDownLatch(1);
  private final List<String> bodies = new ArrayList<>();
  private final AtomicInteger busy = new AtomicInteger();
  private volatile int told = Integer.MAX_VALUE;
  private volatile boolean here = true;
  private volatile @Nullable String refusal;
  private volatile @Nullable Runnable instead;

  FakeProber(String region, Run run) throws IOException {
    this.region = region;
    this.run = Played.in(run, region);
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/api/v1/journeys", this::journeys);
    server.createContext("/api/v1/events", this::events);
    server.createContext(
        "/api/v1/runs/" + this.run.id(), e -> answer(e, 200, RunAnswer.of(this.run)));
    server.start();
  }

  /** Tells so many events and then cuts its stream off. */
  FakeProber telling(int events) {
    told = events;
    return this;
  }

  /** Refuses so many wishes before it takes one. */
  FakeProber busy(int times) {
    busy.set(times);
    return this;
  }

  /** Knows the journey and does not play it in its region. */
  FakeProber elsewhere() {
    here = false;
    return this;
  }

  /** Refuses every wish for good. */
  FakeProber refusing(String why) {
    refusal = why;
    return this;
  }

  /** Takes a wish, does this, and tells nothing of it. */
  FakeProber tellingNothingBut(Runnable what) {
    instead = what;
    return this;
  }

  String at() {
    return URI.create(
            "http://" + server.getAddress().getHostString() + ":" + server.getAddress().getPort())
        .toString();
  }

  /** What it was asked for with. */
  List<String> bodies() {
    synchronized (bodies) {
      return List.copyOf(bodies);
    }
  }

  private void journeys(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    if (path.endsWith("/runs")) {
      ask(exchange);
    } else if (path.endsWith("/journeys")) {
      answer(
          exchange,
          200,
          new JourneysAnswer(region, "0123456789ab", null, List.of(status()), List.of()));
    } else {
      answer(exchange, 200, new JourneyDetail(status(), JourneyScript.of(journey)));
    }
  }

  private JourneyAnswer status() {
    var status =
        JourneyAnswer.of(
            journey, journey.runsIn(region), null, null, null, FileAnswer.loaded("chat.yaml"));
    return here
        ? status
        : new JourneyAnswer(
            status.name(),
            status.title(),
            status.service(),
            status.interval(),
            List.of("ap-1"),
            false,
            "it runs in ap-1",
            null,
            null,
            status.file());
  }

  private void ask(HttpExchange exchange) throws IOException {
    synchronized (bodies) {
      bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }
    if (busy.getAndDecrement() > 0) {
      exchange.getResponseHeaders().add("Retry-After", "1");
      answer(exchange, 429, Map.of("detail", "10 runs on demand go on already"));
      return;
    }
    if (refusal != null) {
      answer(exchange, 403, Map.of("detail", refusal));
      return;
    }
    answer(exchange, 202, RunAnswer.running(started(), List.of()));
    asked.countDown();
  }

  private RunStarted started() {
    return new RunStarted(
        run.id(),
        run.journey(),
        run.service(),
        run.region(),
        run.trigger(),
        run.scheduled(),
        run.started());
  }

  private void events(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    try (var body = exchange.getResponseBody()) {
      body.write(": nines\nretry: 2000\n\n".getBytes(StandardCharsets.UTF_8));
      body.flush();
      asked.await();
      var what = instead;
      if (what != null) {
        what.run();
        return;
      }
      int left = told;
      for (var event : happened()) {
        if (left-- <= 0) {
          return;
        }
        body.write(
            "id: x\nevent: %s\ndata: %s\n\n"
                .formatted(Happening.name(event), Happening.json(event))
                .getBytes(StandardCharsets.UTF_8));
        body.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Another journey's run, which is not to be shown, and then the run. */
  private List<RunEvent> happened() {
    var events = new ArrayList<RunEvent>();
    events.add(Played.started("ffffffffffffffffffffffffffffffff"));
    events.add(started());
    for (var step : run.steps()) {
      events.add(new StepStarted(run.id(), run.journey(), step.stage(), step.name(), step.actor()));
      for (var attempt : step.attempts()) {
        events.add(
            new AttemptEnded(
                run.id(), run.journey(), step.stage(), step.name(), step.actor(), attempt));
      }
      events.add(new StepEnded(run.id(), run.journey(), step));
    }
    events.add(new RunEnded(run));
    if (run.settled()) {
      events.add(new RunSettled(run));
    }
    return events;
  }

  private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
    var json = Json.mapper().writeValueAsBytes(body);
    exchange.sendResponseHeaders(status, json.length);
    try (var out = exchange.getResponseBody()) {
      out.write(json);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
