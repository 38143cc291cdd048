package dev.nines.runner.stream;

import static dev.nines.journey.JourneyFixture.expecting;
import static dev.nines.journey.JourneyFixture.template;
import static dev.nines.outcome.ClientVerdict.ERROR;
import static dev.nines.outcome.ClientVerdict.REFUSED;
import static dev.nines.outcome.ClientVerdict.TIMEOUT;
import static dev.nines.outcome.ClientVerdict.WRONG;
import static dev.nines.outcome.ServerVerdict.DOWN;
import static dev.nines.outcome.ServerVerdict.UNKNOWN;
import static dev.nines.runner.stream.Theatre.attempt;
import static dev.nines.runner.stream.Theatre.await;
import static dev.nines.runner.stream.Theatre.events;
import static dev.nines.runner.stream.Theatre.hasty;
import static dev.nines.runner.stream.Theatre.send;
import static dev.nines.runner.stream.Theatre.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Act.OpenEvents;
import dev.nines.outcome.Cause;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Phase;
import dev.nines.outcome.Run;
import dev.nines.runner.stream.RawServer.Play;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.Test;

class EventsTest extends OnLoopback {

  private static final Duration OBSERVED = Duration.ofMillis(400);

  private Run receive(Play play) throws Exception {
    serve(play);
    return theatre()
        .play(server(), step("open", events("news")), step("receive", await("news", "false")));
  }

  @Test
  void anEventIsReceivedWithItsTypeAndId() throws Exception {
    var head = new CompletableFuture<String>();
    serve(wire -> {
      head.complete(wire.events("X-Node: n1").requested());
      wire.send(": hello\n\ndata: first\n\nevent: note\nid: 7\ndata: {\"n\":1}\n\n");
      wire.awaitHangUp();
    });
    var open =
        new OpenEvents(
            "news",
            template("/news"),
            Map.of("room", template("${run.journey}")),
            Map.of("Last-Event-ID", template("6"), "cache-control", template("no-store")));
    var run =
        theatre()
            .play(
                server(),
                expecting(step("open", open), "status == 200", "headers['x-node'] == 'n1'"),
                expecting(
                    step("note", await("news", "event == 'note' && message.n == 1")), "id == '7'"),
                expecting(
                    step("first", await("news", "true")),
                    "text == 'first'",
                    "event == 'message'",
                    "id == ''"));

    assertPassed(run);
    assertThat(attempt(run, 0).phases()).containsKeys(Phase.CONNECT, Phase.PROCESSING);
    assertThat(head.get())
        .startsWith("GET /news?room=example HTTP/1.1\r\n")
        .contains("\r\nAccept: text/event-stream\r\n")
        .contains("\r\nLast-Event-ID: 6\r\n")
        .contains("\r\ncache-control: no-store\r\n")
        .doesNotContain("no-cache");
  }

  @Test
  void compressedEventsAreReceivedAsTheyCome() throws Exception {
    serve(wire -> {
      wire.events("Content-Encoding: gzip");
      var compressed = new Buffer();
      var gzip = Okio.buffer(new GzipSink(compressed));
      gzip.writeUtf8("data: one\n\n").flush();
      wire.send(compressed.readByteArray());
      wire.awaitHangUp(); // The stream goes on, and so does the compression.
    });
    var run =
        theatre()
            .play(
                server(),
                step("open", events("news")),
                step("receive", await("news", "text == 'one'")));

    assertPassed(run);
  }

  @Test
  void chunkedEventsAreReceived() throws Exception {
    serve(wire -> {
      wire.events("Transfer-Encoding: chunked");
      wire.send("7\r\ndata: o\r\n4\r\nne\n\n\r\n");
      wire.awaitHangUp();
    });
    var run =
        theatre()
            .play(
                server(),
                step("open", events("news")),
                step("receive", await("news", "text == 'one'")));

    assertPassed(run);
  }

  @Test
  void theEndOfTheRunHangsUp() throws Exception {
    var hungUp = new CompletableFuture<Void>();
    serve(wire -> {
      wire.events().awaitHangUp();
      hungUp.complete(null);
    });
    assertPassed(theatre().play(server(), step("open", events("news"))));

    hungUp.get(10, TimeUnit.SECONDS);
  }

  @Test
  void anAnswerThatIsCompleteIsTheEndOfItsStream() throws Exception {
    var run =
        receive(wire -> {
          wire.events("Transfer-Encoding: chunked");
          wire.send("B\r\ndata: one\n\n\r\n0\r\n\r\n");
          wire.awaitHangUp();
        });

    assertLast(
        run,
        ERROR,
        DOWN,
        "stream \"news\" was closed by the server .*: the answer is complete; gave up waiting for"
            + " false \\(1 other message: one\\) after .*");
  }

  @Test
  void aConnectionThatEndsInTheMiddleIsRefused() throws Exception {
    var run =
        receive(wire -> {
          wire.events("Transfer-Encoding: chunked");
          wire.send("5\r\ndata:");
        });

    assertLast(
        run,
        REFUSED,
        DOWN,
        "stream \"news\" was cut off .*: the connection ended before the answer did; gave up.*");
  }

  @Test
  void aConnectionThatIsResetIsRefused() throws Exception {
    var run = receive(wire -> wire.events("Transfer-Encoding: chunked").reset());

    assertLast(run, REFUSED, DOWN, "stream \"news\" was cut off .*: connection reset; gave up.*");
  }

  @Test
  void chunksOfGarbageAreAnError() throws Exception {
    var run =
        receive(wire -> {
          wire.events("Transfer-Encoding: chunked");
          wire.send("xyz\r\n");
          wire.awaitHangUp();
        });

    assertLast(run, ERROR, DOWN, "stream \"news\" was broken by the server .*; gave up.*");
  }

  @Test
  void whatIsNoGzipThoughItSaysSoIsAnError() throws Exception {
    var run =
        receive(wire -> {
          wire.events("Content-Encoding: gzip");
          wire.send("data: this is no gzip\n\n");
          wire.awaitHangUp();
        });

    assertLast(
        run,
        ERROR,
        DOWN,
        "stream \"news\" was broken by the server .*: it sent what is no gzip, though it says so;"
            + " gave up.*");
  }

  @Test
  void aLineWithoutEndEndsTheStream() throws Exception {
    var run =
        receive(wire -> {
          wire.events().send("data: ");
          while (true) {
            wire.send("x".repeat(64 * 1024));
          }
        });

    assertLast(
        run,
        ERROR,
        DOWN,
        "stream \"news\" was broken by the server .*: it sent a line without an end; the limit is 4"
            + " MiB; gave up.*");
  }

  @Test
  void aLineWithoutEndThatIsSmallWhenCompressedEndsTheStream() throws Exception {
    var run =
        receive(wire -> {
          wire.events("Content-Encoding: gzip");
          var bomb = new Buffer();
          try (var gzip = Okio.buffer(new GzipSink(bomb))) {
            gzip.writeUtf8("data: ").write(new byte[64 * 1024 * 1024]);
          }
          wire.send(bomb.readByteArray());
          wire.awaitHangUp();
        });

    assertLast(
        run, ERROR, DOWN, ".*: it sent a line without an end; the limit is 4 MiB; gave up.*");
  }

  @Test
  void dataWithoutEndEndsTheStream() throws Exception {
    var lines = ("data: " + "x".repeat(100) + "\n").repeat(1_000);
    var run =
        receive(wire -> {
          wire.events();
          while (true) {
            wire.send(lines);
          }
        });

    assertLast(
        run, ERROR, DOWN, ".*: it sent an event without an end; the limit is 4 MiB; gave up.*");
  }

  @Test
  void oneByteAtATimeHoldsNoDeadlineUp() throws Exception {
    serve(wire -> {
      wire.events().send("data: ");
      while (true) {
        wire.send("x");
        wire.pause(20);
      }
    });
    var run =
        theatre()
            .play(
                server(),
                step("open", events("news")),
                hasty("receive", await("news", "true"), OBSERVED));

    assertLast(
        run,
        TIMEOUT,
        UNKNOWN,
        "no answer within 150ms, waiting for a message on stream \"news\": true");
    assertThat(last(run).duration()).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void aFloodOfEventsStaysWithinTheBound() throws Exception {
    within(new Bounds(100, 64 * 1024, 100));
    var flood = ("data: " + "x".repeat(1_000) + "\n\n").repeat(100);
    serve(wire -> {
      wire.events();
      while (true) {
        wire.send(flood);
      }
    });
    var run =
        theatre()
            .play(
                server(),
                step("open", events("news")),
                hasty("receive", await("news", "false"), Duration.ofSeconds(1)));

    assertThat(last(run).client()).isEqualTo(TIMEOUT);
    assertThat(last(run).server()).isEqualTo(UNKNOWN);
    assertThat(last(run).duration()).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void anAnswerThatNeverComesEndsInTime() throws Exception {
    serve(Wire::awaitHangUp);
    var run = theatre().play(server(), hasty("open", events("news"), OBSERVED));

    assertLast(run, TIMEOUT, DOWN, "no answer within 150ms, waiting for the answer's first byte");
  }

  @Test
  void aRefusalIsJudgedAsAnyAnswer() throws Exception {
    serve(wire -> {
      wire.head();
      wire.answer("429 Too Many Requests", "Content-Length: 0");
    });
    var run = theatre().play(server(), step("open", events("news")));

    assertLast(run, ERROR, DOWN, "HTTP 429 from GET /news after .*; expected a status below 400");
  }

  @Test
  void anAnswerOfAnotherTypeIsWrong() throws Exception {
    serve(wire -> {
      wire.head();
      wire.answer("200 OK", "Content-Type: text/html", "Content-Length: 5");
      wire.send("login");
      wire.awaitHangUp();
    });
    var run = theatre().play(server(), step("open", events("news")));

    assertLast(
        run,
        WRONG,
        DOWN,
        "no events in HTTP 200 from GET /news: expected text/event-stream, got text/html; given up"
            + " after .*");
  }

  @Test
  void anAnswerWithoutContentIsAnError() throws Exception {
    serve(wire -> {
      wire.head();
      wire.answer("204 No Content");
      wire.awaitHangUp();
    });
    var run = theatre().play(server(), step("open", events("news")));

    assertLast(
        run, ERROR, DOWN, "no events in HTTP 204 from GET /news: expected status 200; given up.*");
  }

  @Test
  void nothingCanBeSentOnIt() throws Exception {
    serve(wire -> wire.events().awaitHangUp());
    var run =
        theatre().play(server(), step("open", events("news")), step("send", send("news", "x")));

    assertThat(run.outcome())
        .isEqualTo(
            new Outcome.Inconclusive(
                Cause.CONFIGURATION,
                "step \"send\": stream \"news\" is one of server-sent events; expected a WebSocket to"
                    + " send on"));
  }
}
