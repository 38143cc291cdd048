package dev.nines.runner.stream;

import static dev.nines.journey.JourneyFixture.actor;
import static dev.nines.outcome.ClientVerdict.ERROR;
import static dev.nines.outcome.ClientVerdict.OK;
import static dev.nines.outcome.ClientVerdict.REFUSED;
import static dev.nines.outcome.ClientVerdict.TIMEOUT;
import static dev.nines.outcome.ServerVerdict.DOWN;
import static dev.nines.outcome.ServerVerdict.UNKNOWN;
import static dev.nines.outcome.ServerVerdict.UP;
import static dev.nines.runner.stream.Theatre.BRIEF;
import static dev.nines.runner.stream.Theatre.WHILE;
import static dev.nines.runner.stream.Theatre.attempt;
import static dev.nines.runner.stream.Theatre.await;
import static dev.nines.runner.stream.Theatre.failure;
import static dev.nines.runner.stream.Theatre.hasty;
import static dev.nines.runner.stream.Theatre.patient;
import static dev.nines.runner.stream.Theatre.send;
import static dev.nines.runner.stream.Theatre.step;
import static dev.nines.runner.stream.Theatre.webSocket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Act.OpenWebSocket;
import dev.nines.journey.JourneyFixture;
import dev.nines.journey.Template;
import dev.nines.outcome.Run;
import dev.nines.runner.hostile.VirtualThreads;
import dev.nines.runner.stream.RawServer.Play;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every misbehaviour of a WebSocket's server: deadlines hold, verdicts are right, nothing stays.
 */
class HostileWebSocketTest extends OnLoopback {

  private static final Duration OBSERVED = Duration.ofMillis(400);
  private static final Duration LONGER = WHILE.plus(OBSERVED);
  private static final byte[] PIECE = new byte[64 * 1024];

  private final AtomicLong peak = new AtomicLong();

  private Run open(Play play) throws Exception {
    serve(play);
    return theatre().play(server(), hasty("open", webSocket("chat"), OBSERVED));
  }

  private Run receive(Play play) throws Exception {
    serve(play);
    return theatre()
        .play(server(), step("open", webSocket("chat")), step("receive", await("chat", "false")));
  }

  private static void assertPrompt(Run run) {
    assertThat(last(run).duration()).isBetween(BRIEF, BRIEF.plus(Duration.ofSeconds(5)));
  }

  @Test
  void aHandshakeThatIsNeverAnsweredEndsInTime() throws Exception {
    var run = open(Wire::awaitHangUp);

    assertLast(run, TIMEOUT, DOWN, "no answer within 150ms, waiting for the answer's first byte");
    assertPrompt(run);
  }

  @Test
  void aHandshakeOfOneByteAtATimeEndsInTime() throws Exception {
    var run =
        open(wire -> {
          wire.head();
          wire.send("HTTP/1.1 101 Switching Protocols\r\nX: ");
          while (true) {
            wire.send("x");
            wire.pause(10);
          }
        });

    assertLast(
        run, TIMEOUT, DOWN, "no answer within 150ms, waiting for the rest of the answer's head");
    assertPrompt(run);
  }

  @Test
  void aHandshakeOfGarbageIsAnError() throws Exception {
    var run =
        open(wire -> {
          wire.head();
          wire.send("\u0001\u0002SSH-2.0-dropbear\r\n\r\n");
        });

    assertThat(last(run).client()).isEqualTo(ERROR);
    assertThat(last(run).server()).isEqualTo(DOWN);
  }

  @Test
  void aHandshakeThatIsHungUpOnIsRefused() throws Exception {
    var run = open(Wire::head);

    assertLast(run, REFUSED, DOWN, ".* closed the connection before it answered after .*");
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=, Upgrade: websocket, 'expected"
        + " Sec-WebSocket-Accept: .{27}=, got A{27}='",
    "X-None: 1, Upgrade: websocket, 'expected Sec-WebSocket-Accept: .{27}=, got none'",
    "X-None: 1, Upgrade: h2c, 'expected Upgrade: websocket, got h2c'",
  })
  void aWrongHandshakeIsAnError(String header, String upgrade, String words) throws Exception {
    var run =
        open(wire -> {
          wire.head();
          wire.answer("101 Switching Protocols", "Connection: Upgrade", upgrade, header);
          wire.awaitHangUp();
        });

    assertLast(
        run,
        ERROR,
        DOWN,
        "no WebSocket in HTTP 101 from GET /chat: " + words + "; given up after .*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sec-WebSocket-Protocol: soap", "Sec-WebSocket-Extensions: x-bomb"})
  void whatWasNotAskedForIsAnError(String header) throws Exception {
    var run =
        open(wire -> {
          wire.upgrade(header);
          wire.awaitHangUp();
        });

    var name = header.substring(0, header.indexOf(':'));
    assertLast(
        run,
        ERROR,
        DOWN,
        "no WebSocket in HTTP 101 from GET /chat: expected " + name + ": none, got .*");
    VirtualThreads.awaitNone("connection closer");
  }

  @Test
  void aSubprotocolThatWasNotOfferedIsAnError() throws Exception {
    serve(wire -> {
      wire.upgrade("Sec-WebSocket-Protocol: soap");
      wire.awaitHangUp();
    });
    var open =
        new OpenWebSocket(
            "chat", Template.of("/chat"), Map.of(), Map.of(), List.of(Template.of("xmpp")), null);
    var run = theatre().play(server(), step("open", open));

    assertLast(
        run, ERROR, DOWN, ".*expected Sec-WebSocket-Protocol: one of xmpp, got soap; given up.*");
  }

  @Test
  void anUpgradeWithoutItsConnectionHeaderIsAnError() throws Exception {
    var run =
        open(wire -> {
          wire.head();
          wire.answer("101 Switching Protocols", "Upgrade: websocket");
          wire.awaitHangUp();
        });

    assertLast(run, ERROR, DOWN, ".*expected Connection: Upgrade, got none.*");
  }

  @ParameterizedTest
  @CsvSource({
    "c10161, 1002, 'a frame with a reserved bit set, though no extension was agreed'",
    "8300, 1002, a frame of the unknown kind 0x3",
    "818000000000, 1002, a masked frame; a server must not mask",
    "0900, 1002, a ping frame in fragments",
    "8000, 1002, a continuation of no message",
    "010161810161, 1002, a new message inside another one",
    "8102c328, 1007, a text that is no UTF-8",
    "880103, 1002, a close frame of 1 byte; a code has 2",
    "880203e7, 1002, a close frame with the invalid code 999",
    "827f4000000000000000, 1009, 'a frame of 4611686018427387904 bytes announced; the limit is 4"
        + " MiB'",
    "827fffffffffffffffff, 1002, 'a frame of 18446744073709551615 bytes announced; the most is"
        + " 2\\^63 - 1'",
  })
  void aFrameOfGarbageEndsTheStream(String hex, int code, String words) throws Exception {
    var told = new CompletableFuture<Optional<Integer>>();
    var run =
        receive(wire -> {
          wire.upgrade().send(ByteString.decodeHex(hex).toByteArray());
          told.complete(wire.awaitEnd());
        });

    assertLast(
        run,
        ERROR,
        DOWN,
        "stream \"chat\" was broken by the server .*: it sent "
            + words
            + "; gave up waiting for false after .*");
    assertThat(told.get(10, TimeUnit.SECONDS)).contains(code);
  }

  @Test
  void fragmentsWithoutEndEndTheStream() throws Exception {
    var run =
        receive(wire -> {
          wire.upgrade().frame(0x01, ByteString.of(PIECE));
          while (true) {
            wire.frame(0x00, ByteString.of(PIECE));
          }
        });

    assertLast(run, ERROR, DOWN, ".*it sent a message of more than 4 MiB, the limit; gave up.*");
  }

  @Test
  void emptyFragmentsWithoutEndEndTheStream() throws Exception {
    var run =
        receive(wire -> {
          wire.upgrade().frame(0x01, ByteString.EMPTY);
          while (true) {
            wire.send(new byte[64 * 1024]); // Each two bytes are a fragment.
          }
        });

    assertLast(
        run, ERROR, DOWN, ".*it sent a message of more than 65536 fragments, the limit; gave up.*");
  }

  @Test
  void aFloodOfMessagesStaysWithinTheBoundAndHoldsNoDeadlineUp() throws Exception {
    within(new Bounds(100, 64 * 1024, 100));
    var flood = ByteString.of(flood());
    serve(wire -> {
      wire.upgrade();
      while (true) {
        wire.send(flood.toByteArray());
      }
    });
    long before = memory();
    var run =
        theatre()
            .play(
                server(),
                step("open", webSocket("chat")),
                hasty("receive", await("chat", "false"), Duration.ofSeconds(1)));

    assertThat(last(run).message()).contains("others, the last: x");
    assertThat(last(run).client()).isEqualTo(TIMEOUT);
    assertThat(last(run).server()).isEqualTo(UNKNOWN);
    assertPrompt(run);
    assertThat(Math.max(memory(), peak.get()) - before).isLessThan(32 * 1024 * 1024);
  }

  @Test
  void whatAFloodDroppedIsSaid() throws Exception {
    within(new Bounds(3, 64 * 1024, 100));
    serve(
        wire -> {
          wire.upgrade();
          for (int i = 1; i <= 10; i++) {
            wire.text("number " + i);
          }
          wire.frame(Wire.PING, ByteString.EMPTY).received(Wire.PONG);
          wire.awaitEnd();
        },
        wire -> wire.upgrade().text("go").awaitEnd());
    var run =
        theatre()
            .play(
                server(),
                step("open", webSocket("chat")),
                step("ninth", await("chat", "text == 'number 9'")),
                hasty("first", await("chat", "text == 'number 1'"), BRIEF));

    assertThat(failure(run))
        .matches(
            "TIMEOUT step \"first\": no answer within 150ms, waiting for a message on stream"
                + " \"chat\": text == 'number 1' \\(\\d others, the last: number 10; \\d unread ones"
                + " were dropped past 3 messages or 65536 bytes\\)");
  }

  @Test
  void aFloodOfPingsHoldsNoMessageUp() throws Exception {
    var pings = new okio.Buffer();
    for (int i = 0; i < 1_000; i++) {
      pings.write(Wire.frameBytes(Wire.PING, ByteString.encodeUtf8("ping " + i)));
    }
    var flood = pings.readByteString().toByteArray();
    serve(wire -> {
      wire.upgrade();
      // Never reads: pongs would pile up.
      for (int i = 0; i < 300; i++) {
        wire.send(flood);
      }
      wire.text("after them all");
      wire.awaitEnd();
    });
    long before = memory();
    var run =
        theatre()
            .play(
                server(),
                step("open", webSocket("chat")),
                step("receive", await("chat", "text == 'after them all'")));

    assertPassed(run);
    assertThat(memory() - before).isLessThan(32 * 1024 * 1024);
  }

  @Test
  void aConnectionThatIsOnlyHalfOpenEndsInTime() throws Exception {
    serve(wire -> {
      wire.upgrade();
      wire.awaitHangUp();
    });
    var run =
        theatre()
            .play(
                server(),
                step("open", webSocket("chat")),
                hasty("receive", await("chat", "true"), OBSERVED));

    assertLast(
        run,
        TIMEOUT,
        UNKNOWN,
        "no answer within 150ms, waiting for a message on stream \"chat\": true");
    assertPrompt(run);
  }

  @Test
  void aServerThatReadsNothingHoldsNoDeadlineUp() throws Exception {
    var over = new CompletableFuture<Void>();
    serve(wire -> {
      wire.upgrade();
      over.get(); // Reads nothing.
    });
    var run =
        theatre()
            .play(
                server(),
                step("open", webSocket("chat")),
                patient("send", send("chat", "x".repeat(20_000_000)), LONGER));
    over.complete(null);

    assertLast(
        run,
        TIMEOUT,
        UNKNOWN,
        "no answer within 1s, waiting for room to send 20000000 bytes on stream \"chat\": the"
            + " server reads too slowly");
    assertThat(last(run).duration()).isBetween(WHILE, WHILE.plus(Duration.ofSeconds(5)));
  }

  @Test
  void aMessageThatWasGivenUpHalfwayEndsTheStream() throws Exception {
    var over = new CompletableFuture<Void>();
    serve(wire -> {
      wire.upgrade();
      over.get();
    });
    theatre()
        .play(
            new JourneyFixture()
                .actor(actor("client", server().url()))
                .step(step("open", webSocket("chat")))
                .step(patient("send", send("chat", "x".repeat(20_000_000)), LONGER))
                .teardown(step("leave", await("chat", "false")))
                .journey());
    over.complete(null);

    assertThat(theatre().lastMessage())
        .matches(
            "stream \"chat\" was closed by the journey .*: a message was given up while it was being"
                + " sent; gave up waiting for false after .*");
  }

  @Test
  void aServerThatReadsNothingIsFoundByPings() throws Exception {
    var over = new CompletableFuture<Void>();
    serve(wire -> {
      wire.upgrade();
      over.get();
    });
    var run =
        theatre()
            .play(
                server(),
                step("open", webSocket("chat", Duration.ofMillis(200))),
                step("send", send("chat", "x".repeat(20_000_000))));
    over.complete(null);

    assertLast(
        run,
        TIMEOUT,
        DOWN,
        "stream \"chat\" was given up .*: (a ping could not be sent within 200ms, it reads nothing"
            + "|no pong within 200ms of a ping); gave up sending after .*");
  }

  @Test
  void aServerThatDoesNotTakeLeaveIsLeft() throws Exception {
    var over = new CompletableFuture<Void>();
    serve(wire -> {
      wire.upgrade();
      wire.received(Wire.CLOSE);
      wire.awaitHangUp();
      over.complete(null);
    });
    var run = theatre().play(server(), step("open", webSocket("chat")));

    assertPassed(run);
    over.get(10, TimeUnit.SECONDS);
  }

  @Test
  void aServerThatFloodsInsteadOfTakingLeaveIsLeft() throws Exception {
    var flood = flood();
    serve(wire -> {
      wire.upgrade().close(1000, "but");
      while (true) {
        wire.send(flood);
      }
    });
    var run = theatre().play(server(), step("open", webSocket("chat")));

    assertThat(attempt(run, 0).client()).isEqualTo(OK);
    assertThat(attempt(run, 0).server()).isEqualTo(UP);
  }

  private static byte[] flood() {
    var frames = new okio.Buffer();
    for (int i = 0; i < 100; i++) {
      frames.write(Wire.frameBytes(Wire.TEXT, ByteString.encodeUtf8("x".repeat(1_000))));
    }
    return frames.readByteArray();
  }

  private static long memory() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
