package dev.nines.runner.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.nines.expression.ExpressionCompiler;
import dev.nines.journey.Act;
import dev.nines.journey.Actor;
import dev.nines.journey.BrowserAct;
import dev.nines.journey.Journey;
import dev.nines.journey.JourneyFixture;
import dev.nines.journey.Locator;
import dev.nines.journey.Patience;
import dev.nines.journey.Step;
import dev.nines.runner.ActExecutors;
import dev.nines.runner.hostile.Played;
import dev.nines.runner.hostile.Playground;
import dev.nines.yaml.Companions;
import dev.nines.yaml.JourneyLoader;
import dev.nines.yaml.SourceFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A web site on the loopback address, and the engine with a browser to visit it with. */
final class Surroundings implements AutoCloseable {

  /** Long enough for whatever happens at all. */
  static final Duration LONG = Duration.ofSeconds(15);

  final BrowserExecutor browser;
  final Map<String, String> headers = new ConcurrentHashMap<>();
  private final HttpServer server;
  private final Playground playground;
  private String keys = "";

  /**
   * A site.
   *
   * @param browser stays open
   */
  Surroundings(BrowserExecutor browser) throws IOException {
    this.browser = browser;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    this.playground =
        new Playground(
            new ActExecutors(
                (act, _) -> {
                  throw new IllegalStateException("no requests here: " + act);
                },
                (act, _) -> {
                  throw new IllegalStateException("no streams here: " + act);
                },
                browser));
  }

  static BrowserExecutor browser() {
    return new BrowserExecutor(SystemBrowser.options(Map.of()));
  }

  /** What answers to a request. */
  @FunctionalInterface
  interface Answering {
    void to(HttpExchange exchange) throws IOException;
  }

  Surroundings page(String path, String html) {
    return answers(path, exchange -> answer(exchange, 200, html));
  }

  Surroundings answers(String path, Answering answering) {
    server.createContext(
        path,
        exchange -> {
          exchange
              .getRequestHeaders()
              .forEach((name, values) ->
                  headers.put(
                      exchange.getRequestURI().getPath()
                          + " "
                          + name.toLowerCase(java.util.Locale.ROOT),
                      values.getFirst()));
          if (!exchange.getRequestURI().getPath().equals(path)) {
            answer(exchange, 404, "nothing here");
            return;
          }
          answering.to(exchange);
        });
    return this;
  }

  /** A file to be loaded down. */
  Surroundings file(String path, String name, String text) {
    return answers(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Content-Disposition", "attachment; filename=" + name);
          answer(exchange, 200, text);
        });
  }

  /** Answers to all requests below {@code path}. */
  Surroundings beneath(String path, Answering answering) {
    server.createContext(path, answering::to);
    return this;
  }

  static void answer(HttpExchange exchange, int status, String text) throws IOException {
    try (exchange) {
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  Actor customer() {
    return JourneyFixture.actor("client", url());
  }

  Played play(Step... steps) throws Exception {
    return play(customer(), steps);
  }

  Played play(Actor actor, Step... steps) throws Exception {
    return play(List.of(actor), steps);
  }

  Played play(List<Actor> actors, Step... steps) throws Exception {
    var journey = new JourneyFixture();
    actors.forEach(journey::actor);
    for (var step : steps) {
      journey.step(step);
    }
    return playground.play(journey.journey());
  }

  /** Plays steps as a journey's file has them; each has {@link #LONG} where it says nothing. */
  Played write(String steps) throws Exception {
    return write("{}", steps);
  }

  /**
   * The same.
   *
   * @param browser the actor's settings
   */
  Played write(String browser, String steps) throws Exception {
    return playground.play(loaded("", browser, steps));
  }

  /** The journey of {@code client}, who has more keys than those of a browser. */
  Journey loaded(String more, String browser, String steps) {
    return loaded(url(), more, browser, steps);
  }

  /** The same, at another address. */
  Journey loaded(String url, String more, String browser, String steps) {
    var text =
        """
        journey: visit
        interval: 60s
        timeout: 60s
        %s
        actors:
          client:
            url: %s
            timeout: 15s
        %s
        %s
        steps:
        %s\
        """
            .formatted(
                keys,
                url,
                browser.equals("{}") ? "" : "    browser: " + browser,
                more.indent(4),
                steps.indent(2));
    var loaded =
        new JourneyLoader(new ExpressionCompiler())
            .load(List.of(SourceFile.of("visit.yaml", text, Companions.in(Path.of("")))));
    if (!loaded.problems().isEmpty()) {
      throw new IllegalArgumentException(loaded.problems() + "\n" + text);
    }
    return loaded.journeys().getFirst();
  }

  /** Journeys that are written have these keys as well. */
  Surroundings journey(String keys) {
    this.keys = keys;
    return this;
  }

  Surroundings secret(String name, String value) {
    playground.secret(name, value);
    return this;
  }

  Played play(Journey journey) throws Exception {
    return playground.play(journey);
  }

  static Step step(String name, Act act) {
    return JourneyFixture.step(name, act, LONG);
  }

  static Step impatient(String name, Act act, Duration patience, Duration observed) {
    return JourneyFixture.patient(
        JourneyFixture.step(name, act, patience), new Patience(patience, null, observed));
  }

  static Step open(String path) {
    return step("open", new BrowserAct.OpenPage(JourneyFixture.template(path)));
  }

  static BrowserAct.Click click(String name) {
    return new BrowserAct.Click(role("button", name));
  }

  static Locator role(String role, @Nullable String name) {
    return new Locator(
        Locator.By.ROLE,
        JourneyFixture.template(role),
        name == null ? null : JourneyFixture.template(name),
        false,
        null,
        null);
  }

  static Locator css(String selector) {
    return Locator.of(Locator.By.CSS, JourneyFixture.template(selector));
  }

  @Override
  public void close() {
    playground.close();
    server.stop(0);
  }
}
