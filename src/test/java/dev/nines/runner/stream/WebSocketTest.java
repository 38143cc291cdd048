package dev.nines.runner.stream;

import static dev.nines.journey.JourneyFixture.actor;
import static dev.nines.journey.JourneyFixture.expecting;
import static dev.nines.journey.JourneyFixture.storing;
import static dev.nines.journey.JourneyFixture.template;
import static dev.nines.outcome.ClientVerdict.ERROR;
import static dev.nines.outcome.ClientVerdict.OK;
import static dev.nines.outcome.ClientVerdict.REFUSED;
import static dev.nines.outcome.ClientVerdict.TIMEOUT;
import static dev.nines.outcome.ClientVerdict.WRONG;
import static dev.nines.outcome.ServerVerdict.DOWN;
import static dev.nines.outcome.ServerVerdict.UNKNOWN;
import static dev.nines.outcome.ServerVerdict.UP;
import static dev.nines.runner.stream.Theatre.BRIEF;
import static dev.nines.runner.stream.Theatre.SOON;
import static dev.nines.runner.stream.Theatre.attempt;
import static dev.nines.runner.stream.Theatre.await;
import static dev.nines.runner.stream.Theatre.failure;
import static dev.nines.runner.stream.Theatre.hasty;
import static dev.nines.runner.stream.Theatre.observed;
import static dev.nines.runner.stream.Theatre.retried;
import static dev.nines.runner.stream.Theatre.send;
import static dev.nines.runner.stream.Theatre.step;
import static dev.nines.runner.stream.Theatre.webSocket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Act.BinaryPayload;
import dev.nines.journey.Act.JsonPayload;
import dev.nines.journey.Act.OpenWebSocket;
import dev.nines.journey.Act.Send;
import dev.nines.journey.JourneyFixture;
import dev.nines.journey.JsonTemplate;
import dev.nines.journey.Template;
import dev.nines.outcome.Cause;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Phase;
import dev.nines.runner.stream.Wire.Received;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okio.ByteString;
import org.junit.jupiter.api.Test;

class WebSocketTest extends OnLoopback {

  @Test
  void whereItMayNotGoItDoesNot() throws Exception {
    serve(wire -> {
      wire.upgrade();
      wire.awaitEnd();
    });
    var elsewhere =
        new OpenWebSocket(
            "other", template("ws://169.254.169.254/feed"), Map.of(), Map.of(), List.of(), null);
    var run = theatre().play(server(), step("open", webSocket("chat")), step("next", elsewhere));
    assertThat(run.outcome())
        .isEqualTo(
            new Outcome.Inconclusive(
                Cause.CONFIGURATION,
                "step \"next\": 169.254.169.254 is refused: link-local addresses and those of clouds' metadata are no targets unless --targets names them"));
  }

  @Test
  void aMessageIsSentAndItsAnswerReceived() throws Exception {
    serve(wire -> {
      wire.upgrade().text("echo " + wire.received().text());
      wire.awaitEnd();
    });
    var run =
        theatre()
            .play(
                server(),
                step("open", webSocket("chat")),
                step("send", send("chat", "hello ${run.journey}")),
                step("receive", await("chat", "text == 'echo hello example'")));

    assertPassed(run);
    assertThat(attempt(run, 0).server()).isEqualTo(UP);
    assertThat(attempt(run, 1).server()).as("no server answers a send").isEqualTo(UNKNOWN);
    assertThat(attempt(run, 2).server()).isEqualTo(UP);
  }

  @Test
  void twoActorsTalkThroughTheServer() throws Exception {
    var toOperator = new LinkedBlockingQueue<String>();
    var toCustomer = new LinkedBlockingQueue<String>();
    serve(wire -> bridge(wire, toOperator, toCustomer));
    var operator = actor("operator", server().url());
    var customer = actor("customer", server().url());
    var run =
        theatre()
            .play(
                new JourneyFixture()
                    .actor(operator)
                    .actor(customer)
                    .step(JourneyFixture.step("online", "operator", webSocket("operator"), SOON))
                    .step(JourneyFixture.step("open", "customer", webSocket("customer"), SOON))
                    .step(
                        JourneyFixture.step(
                            "ask", "customer", send("customer", "{\"q\":\"${run.id}\"}"), SOON))
                    .step(
                        storing(
                            JourneyFixture.step(
                                "receive",
                                "operator",
                                await("operator", "message.q == run.id"),
                                SOON),
                            "stored",
                            "message.q"))
                    .step(
                        JourneyFixture.step(
                            "answer", "operator", send("operator", "to ${stored}"), SOON))
                    .step(
                        JourneyFixture.step(
                            "read", "customer", await("customer", "text == 'to ' + run.id"), SOON))
                    .milestone("delivery", "ask", "receive", SOON)
                    .journey());

    assertPassed(run);
    assertThat(run.milestones().get("delivery")).isPositive();
  }

  private static void bridge(
      Wire wire, BlockingQueue<String> toOperator, BlockingQueue<String> toCustomer)
      throws Exception {
    boolean operator = wire.upgrade().requested().startsWith("GET /operator");
    var incoming = operator ? toCustomer : toOperator;
    var outgoing = operator ? toOperator : toCustomer;
    var writer =
        Thread.ofVirtual()
            .start(() -> {
              try {
                wire.text(outgoing.take());
              } catch (Exception _) {
                // The client is gone.
              }
            });
    incoming.add(wire.received().text());
    wire.awaitEnd();
    writer.interrupt();
  }

  @Test
  void anActorHasSeveralStreamsByName() throws Exception {
    serve(wire -> {
      wire.upgrade().text("from " + wire.target());
      wire.awaitEnd();
    });
    var run =
        theatre()
            .play(
                server(),
                step("open one", webSocket("one")),
                step("open two", webSocket("two")),
                step("two", await("two", "text == 'from /two'")),
                step("one", await("one", "text == 'from /one'")));

    assertPassed(run);
    assertThat(server().connections()).isEqualTo(2);
  }

  @Test
  void messagesWaitForTheirStepAndUnmatchedOnesStay() throws Exception {
    serve(wire -> {
      wire.head();
      // All of it in one piece with the handshake's answer.
      var all = new okio.Buffer().writeUtf8(wire.upgradeHead());
      for (var text : List.of("{\"n\":1}", "no json", "{\"n\":2}", "{\"n\":2,\"again\":true}")) {
        all.write(Wire.frameBytes(Wire.TEXT, ByteString.encodeUtf8(text)));
      }
      wire.send(all.readByteArray());
      wire.awaitEnd();
    });
    var run =
        theatre()
            .play(
                server(),
                step("open", webSocket("chat")),
                expecting(step("second", await("chat", "message.n == 2")), "!has(message.again)"),
                expecting(step("again", await("chat", "message.n == 2")), "message.again"),
                step("text", await("chat", "message == 'no json'")),
                expecting(step("first", await("chat", "true")), "message.n == 1", "event == ''"),
                hasty("nothing", await("chat", "true"), BRIEF));

    assertThat(failure(run))
        .isEqualTo(
            "TIMEOUT step \"nothing\": no answer within 150ms, waiting for a message on stream \"chat\":"
                + " true");
  }

  @Test
  void aBinaryMessageIsItsBase64() throws Exception {
    var sent = new CompletableFuture<Received>();
    serve(wire -> {
      sent.complete(wire.upgrade().received());
      wire.frame(0x82, ByteString.of((byte) 0, (byte) 255));
      wire.awaitEnd();
    });
    var run =
        theatre()
            .play(
                server(),
                step("open", webSocket("chat")),
                step("send", new Send("chat", new BinaryPayload(Template.of("AQID")))),
                step("receive", await("chat", "text == 'AP8=' && message == 'AP8='")));

    assertPassed(run);
    assertThat(sent.get()).isEqualTo(new Received(0x82, ByteString.decodeHex("010203")));
  }

  @Test
  void aSentJsonKeepsItsTypes() throws Exception {
    var sent = new CompletableFuture<Received>();
    serve(wire -> {
      sent.complete(wire.upgrade().received());
      wire.awaitEnd();
    });
    var members = new LinkedHashMap<String, JsonTemplate>();
    members.put("to", new JsonTemplate.Text(template("${run.number}")));
    members.put("text", new JsonTemplate.Text(template("ü ${run.journey}")));
    var run =
        theatre()
            .play(
                server(),
                step("open", webSocket("chat")),
                step("send", new Send("chat", new JsonPayload(new JsonTemplate.Members(members)))));

    assertPassed(run);
    assertThat(sent.get().text()).isEqualTo("{\"to\":0,\"text\":\"ü example\"}");
  }

  @Test
  void aGreatMessagePassesBothWays() throws Exception {
    serve(wire -> {
      wire.upgrade().text(wire.received().text());
      wire.awaitEnd();
    });
    var run =
        theatre()
            .play(
                server(),
                step("open", webSocket("chat")),
                step("send", send("chat", "ä".repeat(1_000_000))),
                step("receive", await("chat", "size(text) == 1000000")));

    assertPassed(run);
  }

  @Test
  void thePhasesOfAHandshakeAreTimed() throws Exception {
    serve(wire -> wire.upgrade().awaitEnd());
    var run = theatre().play(server(), step("open", webSocket("chat")));

    assertThat(attempt(run, 0).phases()).containsKeys(Phase.CONNECT, Phase.PROCESSING);
    assertThat(attempt(run, 0).phases()).doesNotContainKeys(Phase.TLS, Phase.TRANSFER);
  }

  @Test
  void theHandshakeCarriesHeadersQueryTraceAndSubprotocols() throws Exception {
    var head = new CompletableFuture<String>();
    serve(wire -> {
      head.complete(wire.upgrade("Sec-WebSocket-Protocol: xmpp", "X-Node: n1").requested());
      wire.awaitEnd();
    });
    var open =
        new OpenWebSocket(
            "chat",
            template("/chat"),
            Map.of("room", template("${run.journey}")),
            Map.of("Authorization", template("Bearer x")),
            List.of(template("xmpp"), template("mqtt")),
            null);
    var run =
        theatre()
            .play(
                server(),
                expecting(
                    step("open", open),
                    "status == 101",
                    "headers['x-node'] == 'n1'",
                    "headers['sec-websocket-protocol'] == 'xmpp'",
                    "duration > duration('0s')"));

    assertPassed(run);
    assertThat(head.get())
        .startsWith("GET /chat?room=example HTTP/1.1\r\n")
        .contains("\r\nAuthorization: Bearer x\r\n")
        .contains("\r\nSec-WebSocket-Protocol: xmpp, mqtt\r\n")
        .containsPattern("\r\ntraceparent: 00-" + run.id() + "-[0-9a-f]{16}-01\r\n")
        .doesNotContain("Sec-WebSocket-Extensions");
  }

  @Test
  void theEndOfTheRunTakesLeaveOfTheServer() throws Exception {
    var code = new CompletableFuture<Optional<Integer>>();
    serve(wire -> code.complete(wire.upgrade().awaitEnd()));
    theatre().play(server(), step("open", webSocket("chat")));

    assertThat(code.get(10, TimeUnit.SECONDS)).contains(1000);
  }

  @Test
  void aStreamOfTheSameNameTakesTheOldOnesPlace() throws Exception {
    var code = new CompletableFuture<Optional<Integer>>();
    serve(
        wire -> code.complete(wire.upgrade().text("old").awaitEnd()),
        wire -> wire.upgrade().text("new").awaitEnd());
    var run =
        theatre()
            .play(
                server(),
                step("open", webSocket("chat")),
                step("open again", webSocket("chat")),
                expecting(step("receive", await("chat", "true")), "text == 'new'"));

    assertPassed(run);
    assertThat(code.get(10, TimeUnit.SECONDS)).contains(1000);
  }

  @Test
  void aLateMessageLeavesTheServerUp() throws Exception {
    var go = new CountDownLatch(1);
    serve(wire -> {
      wire.upgrade();
      go.await();
      wire.text("{\"other\":1}").text("{\"late\":true}");
      wire.awaitEnd();
    });
    var settled =
        theatre()
            .begin(
                new JourneyFixture()
                    .actor(actor("client", server().url()))
                    .step(step("open", webSocket("chat")))
                    .step(hasty("receive", await("chat", "message.late"), SOON))
                    .teardown(hasty("take leave", await("chat", "message.late"), BRIEF))
                    .journey());
    theatre().awaitEnded();
    go.countDown();
    var run = settled.get(10, TimeUnit.SECONDS);

    assertThat(attempt(run, 1).client()).isEqualTo(TIMEOUT);
    assertThat(attempt(run, 1).server()).isEqualTo(UP);
    assertThat(attempt(run, 1).answered()).isGreaterThan(BRIEF);
  }

  @Test
  void whoIsOnlyObservedTakesNothingFromTheNextAttempt() throws Exception {
    var go = new CountDownLatch(1);
    serve(wire -> {
      wire.upgrade();
      go.await();
      wire.text("late");
      wire.awaitEnd();
    });
    var settled =
        theatre()
            .begin(
                new JourneyFixture()
                    .actor(actor("client", server().url()))
                    .step(step("open", webSocket("chat")))
                    .step(retried(observed("receive", await("chat", "text == 'late'"))))
                    .journey());
    theatre().awaitAttempts(2);
    go.countDown();
    var run = settled.get(10, TimeUnit.SECONDS);

    assertThat(run.steps().getLast().attempts()).extracting("server").containsExactly(UP, UP);
    assertThat(run.steps().getLast().attempts().getLast().client()).isEqualTo(OK);
  }

  @Test
  void aLateHandshakeDoesNotReplaceTheStreamOfTheNextAttempt() throws Exception {
    var go = new CountDownLatch(1);
    var late = new CompletableFuture<Optional<Integer>>();
    serve(
        wire -> {
          wire.head();
          go.await();
          wire.send(wire.upgradeHead());
          late.complete(wire.text("late").awaitEnd());
        },
        wire -> {
          wire.upgrade();
          go.countDown();
          late.get();
          wire.text("in time").awaitEnd();
        });
    var run =
        theatre()
            .play(
                server(),
                retried(observed("open", webSocket("chat"))),
                expecting(step("receive", await("chat", "true")), "text == 'in time'"));

    assertThat(run.outcome()).isInstanceOf(Outcome.Degraded.class);
    assertThat(run.steps().getFirst().attempts()).extracting("server").containsExactly(UP, UP);
    assertThat(late.get(10, TimeUnit.SECONDS)).as("left at once").contains(1000);
  }

  @Test
  void aRefusalOfTheHandshakeIsJudgedAsAnyAnswer() throws Exception {
    serve(wire -> {
      wire.head();
      wire.answer("403 Forbidden", "Content-Length: 2");
      wire.send("no");
    });
    var run = theatre().play(server(), step("open", webSocket("chat")));

    assertLast(run, WRONG, DOWN, "HTTP 403 from GET /chat after .*; expected a status below 400");
  }

  @Test
  void aFailureAtTheHandshakeIsAnError() throws Exception {
    serve(wire -> {
      wire.head();
      wire.answer("503 Service Unavailable", "Content-Length: 0");
    });
    var run = theatre().play(server(), step("open", webSocket("chat")));

    assertLast(run, ERROR, DOWN, "HTTP 503 from GET /chat after .*; expected a status below 400");
  }

  @Test
  void aRefusalThatIsExpectedIsNone() throws Exception {
    serve(wire -> {
      wire.head();
      wire.answer("401 Unauthorized", "Content-Length: 15");
      wire.send("{\"why\":\"token\"}");
    });
    var run =
        theatre()
            .play(
                server(),
                expecting(step("open", webSocket("chat")), "status == 401", "json.why == 'token'"));

    assertPassed(run);
  }

  @Test
  void anAnswerThatOpensNothingBreaksTheProtocol() throws Exception {
    serve(wire -> {
      wire.head();
      wire.answer("200 OK", "Content-Length: 2");
      wire.send("hi");
    });
    var run = theatre().play(server(), step("open", webSocket("chat")));

    assertLast(
        run,
        ERROR,
        DOWN,
        "no WebSocket in HTTP 200 from GET /chat: expected status 101; given up after .*");
  }

  @Test
  void aRedirectIsFollowed() throws Exception {
    serve(
        wire -> {
          wire.head();
          wire.answer("307 Temporary Redirect", "Location: /elsewhere", "Content-Length: 0");
          wire.upgrade().awaitEnd();
        },
        wire -> wire.upgrade().awaitEnd());
    var run = theatre().play(server(), step("open", webSocket("chat")));

    assertPassed(run);
  }

  @Test
  void aStreamThatWasClosedIsSaidAtTheStepThatNeedsIt() throws Exception {
    serve(wire -> {
      wire.upgrade().text("before").close(1011, "internal error");
      wire.awaitEnd();
    });
    var run =
        theatre()
            .play(
                server(),
                step("open", webSocket("operator")),
                step("before", await("operator", "text == 'before'")),
                step("after", await("operator", "text == 'after'")));

    assertLast(
        run,
        ERROR,
        DOWN,
        "stream \"operator\" was closed by the server (just now|[0-9]+ms ago): 1011 \"internal"
            + " error\"; gave up waiting for text == 'after' after [0-9.]+ ms");
  }

  @Test
  void aStreamThatDiedIsSaidToTheSender() throws Exception {
    var left = new CountDownLatch(1);
    serve(
        wire -> {
          wire.upgrade().close(1001, "");
          wire.awaitEnd(); // The client's answer: it knows.
          left.countDown();
        },
        wire -> {
          wire.upgrade();
          left.await();
          wire.text("left").awaitEnd();
        });
    var run =
        theatre()
            .play(
                server(),
                step("open", webSocket("chat")),
                step("open another", webSocket("other")),
                step("wait", await("other", "text == 'left'")),
                step("send", send("chat", "hello?")));

    assertLast(
        run,
        ERROR,
        DOWN,
        "stream \"chat\" was closed by the server .*: 1001; gave up sending after .*");
  }

  @Test
  void aConnectionThatIsResetIsRefused() throws Exception {
    serve(wire -> {
      wire.upgrade();
      wire.received();
      wire.reset();
    });
    var run =
        theatre()
            .play(
                server(),
                step("open", webSocket("chat")),
                step("send", send("chat", "x")),
                step("receive", await("chat", "true")));

    assertLast(
        run,
        REFUSED,
        DOWN,
        "stream \"chat\" was cut off .*: connection reset; gave up waiting for true after .*");
  }

  @Test
  void aConnectionThatEndsInTheMiddleOfAFrameIsRefused() throws Exception {
    serve(wire -> wire.upgrade().send(new byte[] {(byte) 0x81, 5, 'h', 'a'}));
    var run =
        theatre()
            .play(
                server(), step("open", webSocket("chat")), step("receive", await("chat", "true")));

    assertLast(
        run,
        REFUSED,
        DOWN,
        "stream \"chat\" was cut off .*: the connection ended without a close frame; gave up"
            + " waiting for true after .*");
  }

  @Test
  void aPingOfTheServerIsAnswered() throws Exception {
    serve(wire -> {
      wire.upgrade().frame(Wire.PING, ByteString.encodeUtf8("are you there?"));
      wire.text(wire.received(Wire.PONG).text());
      wire.awaitEnd();
    });
    var run =
        theatre()
            .play(
                server(),
                step("open", webSocket("chat")),
                step("receive", await("chat", "text == 'are you there?'")));

    assertPassed(run);
  }

  @Test
  void aStreamWhosePingsAreAnsweredLives() throws Exception {
    serve(wire -> {
      wire.upgrade();
      for (int i = 0; i < 3; i++) {
        wire.frame(Wire.PONG, wire.received(Wire.PING).payload());
      }
      wire.text("two");
      wire.awaitEnd();
    });
    var run =
        theatre()
            .play(
                server(),
                step("open", webSocket("chat", Duration.ofMillis(500))),
                step("receive", await("chat", "text == 'two'")));

    assertPassed(run);
  }

  @Test
  void aStreamWhosePingIsNotAnsweredIsGivenUp() throws Exception {
    serve(wire -> {
      wire.upgrade().frame(Wire.PONG, ByteString.EMPTY);
      wire.awaitHangUp();
    });
    var run =
        theatre()
            .play(
                server(),
                step("open", webSocket("chat", Duration.ofMillis(50))),
                step("receive", await("chat", "true")));

    assertLast(
        run,
        TIMEOUT,
        DOWN,
        "stream \"chat\" was given up just now: no pong within 50ms of a ping; gave up"
            + " waiting for true after .*");
  }

  @Test
  void aStepWithoutItsStreamIsTheJourneysFault() throws Exception {
    serve(wire -> wire.upgrade().awaitEnd());
    var run =
        theatre()
            .play(server(), step("open", webSocket("chat")), step("send", send("other", "hello")));

    assertThat(run.outcome())
        .isEqualTo(
            new Outcome.Inconclusive(
                Cause.CONFIGURATION,
                "step \"send\": actor \"client\" has no stream \"other\"; expected an earlier step"
                    + " to open it"));
  }

  @Test
  void framesAreShownToWhoDebugs() throws Exception {
    serve(wire -> {
      wire.upgrade();
      wire.received();
      wire.text("x".repeat(5_000)).close(1000, "bye").awaitEnd();
    });
    theatre()
        .debugging()
        .play(
            server(),
            step("open", webSocket("chat")),
            step("send", send("chat", "hello")),
            step("receive", await("chat", "text == 'never'")));

    assertThat(theatre().shown())
        .contains("SENT stream \"chat\": hello")
        .contains("RECEIVED stream \"chat\": " + "x".repeat(4096) + "… (904 more characters)")
        .contains("RECEIVED stream \"chat\": was closed by the server: 1000 \"bye\"");
  }
}
