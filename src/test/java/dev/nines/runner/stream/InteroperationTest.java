package dev.nines.runner.stream;

import static dev.nines.journey.JourneyFixture.actor;
import static dev.nines.journey.JourneyFixture.expecting;
import static dev.nines.journey.JourneyFixture.template;
import static dev.nines.runner.stream.OnLoopback.assertPassed;
import static dev.nines.runner.stream.Theatre.await;
import static dev.nines.runner.stream.Theatre.events;
import static dev.nines.runner.stream.Theatre.send;
import static dev.nines.runner.stream.Theatre.step;
import static dev.nines.runner.stream.Theatre.webSocket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Act.OpenWebSocket;
import dev.nines.journey.Actor;
import dev.nines.journey.Journey;
import dev.nines.journey.JourneyFixture;
import dev.nines.journey.Step;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Streams of a server that somebody else wrote. */
class InteroperationTest {

  private final Theatre theatre = new Theatre();
  private final Vertx vertx = Vertx.vertx();
  private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
  private final CompletableFuture<String> eventsEnded = new CompletableFuture<>();
  private HttpServer server = vertx.createHttpServer();

  @BeforeEach
  void listen() throws Exception {
    server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setHost("127.0.0.1")
                    .setPort(0)
                    .setWebSocketSubProtocols(List.of("v2", "v1"))
                    .setPerMessageWebSocketCompressionSupported(true))
            .webSocketHandler(this::echo)
            .requestHandler(this::news)
            .listen()
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
  }

  @AfterEach
  void end() throws Exception {
    theatre.close();
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private void echo(ServerWebSocket socket) {
    socket.textMessageHandler(text -> socket.writeTextMessage("echo " + text));
    socket.closeHandler(_ -> {
      var code = socket.closeStatusCode();
      closeCode.complete(code == null ? 0 : code.intValue());
    });
  }

  private void news(HttpServerRequest request) {
    var response = request.response();
    response.putHeader("Content-Type", "text/event-stream; charset=utf-8").setChunked(true);
    response.write("data: over " + request.version() + "\n\n");
    response.closeHandler(_ -> eventsEnded.complete("closed"));
    response.exceptionHandler(_ -> eventsEnded.complete("reset"));
  }

  private Journey journey(Actor.HttpVersion version, Step... steps) {
    var plain = actor("client", "http://127.0.0.1:" + server.actualPort());
    var fixture =
        new JourneyFixture()
            .actor(
                new Actor(
                    plain.name(),
                    plain.urls(),
                    plain.headers(),
                    null,
                    true,
                    10,
                    plain.tls(),
                    null,
                    version,
                    Actor.Connections.FRESH,
                    Actor.DEFAULT_BODY_LIMIT,
                    null));
    for (var step : steps) {
      fixture.step(step);
    }
    return fixture.journey();
  }

  @Test
  void aConversationOverAWebSocket() throws Exception {
    var great = "ü".repeat(30_000);
    var run =
        theatre.play(
            journey(
                Actor.HttpVersion.AUTO,
                expecting(
                    step(
                        "open",
                        new OpenWebSocket(
                            "chat",
                            template("/chat"),
                            Map.of(),
                            Map.of(),
                            List.of(template("v1")),
                            Duration.ofSeconds(1))),
                    "headers['sec-websocket-protocol'] == 'v1'"),
                step("say", send("chat", "hello")),
                step("hear", await("chat", "text == 'echo hello'")),
                step("say much", send("chat", great)),
                step("hear much", await("chat", "size(text) == 30005"))));

    assertPassed(run);
    assertThat(closeCode.get(10, TimeUnit.SECONDS)).isEqualTo(1000);
  }

  @Test
  void aWebSocketOfAnActorThatSpeaksHttp2() throws Exception {
    assertPassed(
        theatre.play(
            journey(
                Actor.HttpVersion.HTTP_2,
                step("open", webSocket("chat")),
                step("say", send("chat", "hello")),
                step("hear", await("chat", "text == 'echo hello'")))));
  }

  @Test
  void eventsOverHttp1() throws Exception {
    assertPassed(
        theatre.play(
            journey(
                Actor.HttpVersion.HTTP_1_1,
                step("open", events("news")),
                step("hear", await("news", "text == 'over HTTP_1_1'")))));
    assertThat(eventsEnded.get(10, TimeUnit.SECONDS)).isNotNull();
  }

  @Test
  void eventsOverHttp2() throws Exception {
    assertPassed(
        theatre.play(
            journey(
                Actor.HttpVersion.HTTP_2,
                step("open", events("news")),
                step("hear", await("news", "text == 'over HTTP_2'")))));
    assertThat(eventsEnded.get(10, TimeUnit.SECONDS)).isNotNull();
  }
}
