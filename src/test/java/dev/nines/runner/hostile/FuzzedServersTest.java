package dev.nines.runner.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.expression.ExpressionCompiler;
import dev.nines.fuzz.Case;
import dev.nines.fuzz.Fuzz;
import dev.nines.fuzz.Overheard;
import dev.nines.journey.Journey;
import dev.nines.outcome.Attempt;
import dev.nines.outcome.Cause;
import dev.nines.outcome.Outcome;
import dev.nines.runner.ActExecutors;
import dev.nines.runner.client.ActorClients;
import dev.nines.runner.http.HttpExecutor;
import dev.nines.runner.stream.StreamExecutor;
import dev.nines.target.TargetRules;
import dev.nines.yaml.JourneyLoader;
import dev.nines.yaml.SourceFile;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever a server sends, each attempt has both verdicts, the run has an outcome that is not the
 * prober's own bug, nothing is left open, and the secret that the server was sent is nowhere.
 */
class FuzzedServersTest {

  private static final int AT_ONCE = 12;
  private static final int LONGEST_MESSAGE = 8_000;

  private static final String ACTOR =
      """
      journey: fuzzed
      interval: 1h
      timeout: 6s
      actors:
        client:
          url: "%s"
          auth: { bearer: "${secret.A}" }
          headers: { X-Key: "${secret.A}" }
          timeout: 250ms
          bodyLimit: 2MiB
          redirects: 3
      """;

  private static final String HTTP =
      ACTOR
          + """
          steps:
            - step: ask
              as: client
              post: /ask
              json: { key: "${secret.A}" }
              observe: 400ms
              retry: 1
              expect: ['status < 1000', '(json.a.b ?? 1) != 2']
              store: { next: 'json.next ?? headers["location"] ?? "none"', all: body }
            - step: again
              as: client
              get: "/${next}"
              observe: 400ms
              expect: size(all) >= 0 && body.matches("(x+x+)+y") == false
          """;

  private static final String STREAM =
      ACTOR
          + """
          steps:
            - step: open
              as: client
              %s: /stream
              observe: 400ms
          %s  - step: first
              as: client
              await: message.n == 1%s
              observe: 400ms
              store: { said: text }
            - step: second
              as: client
              await: (message.a.b ?? 0) == 1 || text.contains(said + "never")
              observe: 400ms
          """;

  private static final String SEND =
      """
        - step: hello
          as: client
          send: { key: "${secret.A}" }
      """;

  private static final JourneyLoader LOADER = new JourneyLoader(new ExpressionCompiler());

  private final Leftovers before = Leftovers.now();
  private final Overheard log = new Overheard();
  private final ActorClients clients =
      new ActorClients(
          host -> List.of(InetAddress.getAllByName(host)),
          "nines/test",
          TargetRules.parse(List.of("127.0.0.1")));

  @AfterEach
  void nothingIsLeft() throws Exception {
    clients.close();
    log.close();
    Fuzz.assertNoSecret(log.taken());
    assertThat(Leftovers.settled(before).sockets()).isLessThanOrEqualTo(before.sockets() + 2);
    VirtualThreads.awaitNone("okhttp");
  }

  @Test
  void everyAnswerOverHttpEndsInVerdicts() throws Exception {
    Fuzz.play(
        350,
        AT_ONCE,
        made -> {
          var gibberish = new Gibberish(made);
          var answers = List.of(gibberish.answer(), gibberish.answer(), gibberish.answer());
          int end = made.below(10);
          answers.forEach(answer -> shown(made, answer));
          play(
              HTTP,
              conversation -> {
                for (var answer : answers) {
                  conversation.request();
                  conversation.send(answer);
                }
                end(conversation, end, answers.getFirst());
              });
        });
  }

  @Test
  void everythingOnAWebSocketEndsInVerdicts() throws Exception {
    Fuzz.play(
        250,
        AT_ONCE,
        made -> {
          var frames = new GibberishFrames(made, new Gibberish(made));
          var opening = frames.opening();
          var sent = frames.frames();
          int end = made.below(10);
          shown(made, sent);
          play(
              STREAM.formatted("%s", "websocket", SEND, ""),
              conversation -> {
                conversation.send(opening.apply(conversation.request())).send(sent);
                end(conversation, end, sent);
              });
        });
  }

  @Test
  void everythingAmongEventsEndsInVerdicts() throws Exception {
    Fuzz.play(
        150,
        AT_ONCE,
        made -> {
          var gibberish = new Gibberish(made);
          var frames = new GibberishFrames(made, gibberish);
          var head =
              made.onceIn(12)
                  ? gibberish.answer()
                  : Gibberish.latin(
                      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream"
                          + made.oneOf("", ";charset=x", "\r\nContent-Encoding: gzip")
                          + "\r\n\r\n");
          var sent = frames.events();
          int end = made.below(10);
          shown(made, head);
          shown(made, sent);
          play(
              STREAM.formatted("%s", "events", "", " || event == \"x\""),
              conversation -> {
                conversation.request();
                conversation.send(head).send(sent);
                end(conversation, end, sent);
              });
        });
  }

  private static void shown(Case made, byte[] sent) {
    made.played(new String(sent, StandardCharsets.ISO_8859_1));
  }

  private static void end(Conversation conversation, int end, byte[] sent) throws Exception {
    switch (end) {
      case 0 -> {} // Stays open.
      case 1 -> conversation.flood(sent.length == 0 ? new byte[] {'x'} : sent);
      case 2, 3 -> conversation.reset();
      default -> conversation.close();
    }
  }

  private interface Playing {
    void on(Conversation conversation) throws Exception;
  }

  private void play(String text, Playing playing) throws Exception {
    Misbehaviour misbehaviour =
        conversation -> {
          try {
            playing.on(conversation);
          } catch (IOException | InterruptedException | RuntimeException e) {
            throw e;
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        };
    try (var server = HostileServer.that(misbehaviour);
        var playground =
            new Playground(new ActExecutors(new HttpExecutor(clients), new StreamExecutor(clients)))
                .secret("A", Fuzz.CANARY)
                .debug()) {
      verdicts(playground.play(journey(text.formatted(server.url()))));
    }
  }

  private static Journey journey(String text) {
    var loaded = LOADER.load(List.of(SourceFile.of("fuzzed.yaml", text)));
    assertThat(loaded.problems()).isEmpty();
    return loaded.journeys().getFirst();
  }

  private static void verdicts(Played played) {
    var run = played.settled();
    if (run.outcome() instanceof Outcome.Inconclusive(var cause, var message)) {
      assertThat(cause).as(message).isEqualTo(Cause.CONFIGURATION);
      assertThat(message).contains(" is refused: ");
    }
    for (var step : run.steps()) {
      for (Attempt attempt : step.attempts()) {
        assertThat(attempt.client()).isNotNull();
        assertThat(attempt.server()).isNotNull();
        assertThat(String.valueOf(attempt.message()))
            .hasSizeLessThan(LONGEST_MESSAGE)
            .doesNotContain("Exception", "dev.nines", "okhttp3", "java.lang");
      }
    }
    Fuzz.assertNoSecret(run);
    Fuzz.assertNoSecret(played.ended());
    Fuzz.assertNoSecret(played.events());
    Fuzz.assertNoSecret(played.wire());
  }
}
