package dev.nines.runner.http;

import static dev.nines.journey.JourneyFixture.actor;
import static dev.nines.journey.JourneyFixture.get;
import static dev.nines.journey.JourneyFixture.template;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Act;
import dev.nines.journey.Actor;
import dev.nines.journey.Template;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Phase;
import dev.nines.outcome.ServerVerdict;
import dev.nines.runner.hostile.HostileServer;
import dev.nines.runner.hostile.Misbehaviour;
import dev.nines.runner.hostile.Played;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server can do wrong in HTTP/1.1: the deadline holds, both verdicts are right. */
class HostileServerTest {

  private static final Duration PACE = Duration.ofMillis(20);
  private static final String OK = "HTTP/1.1 200 OK\r\n";

  @RegisterExtension static final Arena ARENA = new Arena();

  /** A client that waits shortly. */
  private Played impatient(HostileServer server) throws Exception {
    return ARENA.play(actor("client", server.url()), Arena.impatient("ask", get("/")));
  }

  /** A client that waits long for an answer that breaks. */
  private Played patient(Misbehaviour misbehaviour) throws Exception {
    return ARENA.play(small(ARENA.server(misbehaviour)), Arena.patient("ask", get("/")));
  }

  private static Actor small(HostileServer server) {
    return Actors.bodyLimit(actor("client", server.url()), 1024 * 1024);
  }

  private static void assertSilent(Played played, String awaited) {
    assertThat(played.attempt().client()).isEqualTo(ClientVerdict.TIMEOUT);
    assertThat(played.attempt().server()).isEqualTo(ServerVerdict.DOWN);
    assertThat(played.message()).isEqualTo("no answer within 250ms, waiting for " + awaited);
    assertThat(played.ended().steps().getFirst().attempts().getFirst().server())
        .as("the server is still observed when the client has given up")
        .isNull();
    assertThat(played.took()).isBetween(Arena.SHORT, Duration.ofSeconds(3));
  }

  private static void assertBroken(
      Played played, ClientVerdict client, HostileServer server, String message) {
    assertThat(played.message()).startsWith(message.replace("PEER", server.address()) + " after ");
    assertThat(played.attempt().client()).isEqualTo(client);
    assertThat(played.attempt().server()).isEqualTo(ServerVerdict.DOWN);
    assertThat(played.settled().outcome()).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void silenceAfterAcceptIsATimeoutAndDown() throws Exception {
    var played = impatient(ARENA.server(conversation -> conversation.request()));

    assertSilent(played, "the answer's first byte");
    assertThat(played.attempt().phases()).containsOnlyKeys(Phase.CONNECT);
  }

  @Test
  void anAnswerAfterTheTimeoutIsATimeoutAndUp() throws Exception {
    var played =
        impatient(
            ARENA.server(conversation -> {
              conversation.request();
              conversation.drip(OK + "Content-Length: 2\r\n\r\nok", Duration.ofMillis(8));
            }));

    assertThat(played.attempt().client()).isEqualTo(ClientVerdict.TIMEOUT);
    assertThat(played.attempt().server()).isEqualTo(ServerVerdict.UP);
    assertThat(played.attempt().phases())
        .containsOnlyKeys(Phase.CONNECT, Phase.PROCESSING, Phase.TRANSFER);
  }

  @Test
  void aHeadThatComesByteByByteIsATimeoutAndDown() throws Exception {
    var played =
        impatient(
            ARENA.server(conversation -> {
              conversation.request();
              conversation.drip(OK + "X-Slow: " + "x".repeat(1_000), PACE);
            }));

    assertSilent(played, "the rest of the answer's head");
    assertThat(played.attempt().phases()).containsOnlyKeys(Phase.CONNECT, Phase.PROCESSING);
  }

  @Test
  void aBodyThatComesByteByByteIsATimeoutAndDown() throws Exception {
    var played =
        impatient(
            ARENA.server(conversation -> {
              conversation.request();
              conversation.send(OK + "Content-Length: 1000\r\n\r\n");
              conversation.drip("x".repeat(1_000), PACE);
            }));

    assertThat(played.attempt().client()).isEqualTo(ClientVerdict.TIMEOUT);
    assertThat(played.attempt().server()).isEqualTo(ServerVerdict.DOWN);
    assertThat(played.message())
        .matches("no answer within 250ms, waiting for the rest of the answer, \\d+ bytes so far");
  }

  @Test
  void headersWithoutEndAreAnError() throws Exception {
    var server =
        ARENA.server(conversation -> {
          conversation.request();
          conversation.send(OK);
          conversation.flood("X-More: more\r\n");
        });

    assertBroken(
        ARENA.play(small(server), Arena.patient("ask", get("/"))),
        ClientVerdict.ERROR,
        server,
        "the answer's head from PEER passed 256 KiB, the limit");
  }

  @Test
  void oneHeaderWithoutEndIsAnError() throws Exception {
    var played =
        patient(conversation -> {
          conversation.request();
          conversation.send(OK + "X-Long: ");
          conversation.flood("long");
        });

    assertThat(played.message()).contains("passed 256 KiB, the limit");
    assertThat(played.attempt().client()).isEqualTo(ClientVerdict.ERROR);
  }

  @Test
  void interimAnswersWithoutEndAreAnError() throws Exception {
    var played =
        patient(conversation -> {
          conversation.request();
          conversation.flood("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n");
        });

    assertThat(played.message()).contains("passed 256 KiB, the limit");
    assertThat(played.attempt().client()).isEqualTo(ClientVerdict.ERROR);
    assertThat(played.attempt().server()).isEqualTo(ServerVerdict.DOWN);
  }

  @Test
  void redirectsWithoutEndAreAnError() throws Exception {
    var server =
        ARENA.server(conversation -> {
          for (int hop = 1; ; hop++) {
            conversation.request();
            conversation.send(
                "HTTP/1.1 302 Found\r\nLocation: /hop/" + hop + "\r\nContent-Length: 0\r\n\r\n");
          }
        });

    assertBroken(
        ARENA.play(small(server), Arena.patient("ask", get("/"))),
        ClientVerdict.ERROR,
        server,
        "more than 10 redirects, the last one to PEER/hop/11");
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void aRedirectToItselfIsAnError() throws Exception {
    var server =
        ARENA.server(conversation -> {
          while (true) {
            conversation.request();
            conversation.send("HTTP/1.1 301 Moved\r\nLocation: /loop\r\nContent-Length: 0\r\n\r\n");
          }
        });

    assertBroken(
        ARENA.play(small(server), Arena.patient("ask", get("/loop"))),
        ClientVerdict.ERROR,
        server,
        "more than 10 redirects, the last one to PEER/loop");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "-67106", "-9223372036854775808"})
  void aLengthThatIsNoneIsAnError(String length) throws Exception {
    var server =
        ARENA.server(conversation -> {
          conversation.request();
          conversation.send(OK + "Content-Length: " + length + "\r\n\r\nhello");
        });

    assertBroken(
        ARENA.play(small(server), Arena.patient("ask", get("/"))),
        ClientVerdict.ERROR,
        server,
        "malformed answer from PEER: it says Content-Length: " + length);
  }

  @Test
  void anEmptyStatusLineIsAnError() throws Exception {
    var server =
        ARENA.server(conversation -> {
          conversation.request();
          conversation.send("\r\n\r\n");
        });

    assertBroken(
        ARENA.play(small(server), Arena.patient("ask", get("/"))),
        ClientVerdict.ERROR,
        server,
        "PEER does not answer in HTTP but with \"\"");
  }

  @Test
  void aHugeBodyIsWrongAtTheLimit() throws Exception {
    var played =
        patient(conversation -> {
          conversation.request();
          conversation.send(OK + "Content-Length: 10000000000\r\n\r\n");
          conversation.flood("0123456789");
        });

    assertThat(played.message()).startsWith("the answer passed 1 MiB, the limit bodyLimit after ");
    assertThat(played.attempt().client()).isEqualTo(ClientVerdict.WRONG);
    assertThat(played.attempt().server()).isEqualTo(ServerVerdict.DOWN);
  }

  @Test
  void aHugeBodyInChunksIsWrongAtTheLimit() throws Exception {
    var played =
        patient(conversation -> {
          conversation.request();
          conversation.send(OK + "Transfer-Encoding: chunked\r\n\r\n");
          conversation.flood("a\r\n0123456789\r\n");
        });

    assertThat(played.message()).startsWith("the answer passed 1 MiB, the limit bodyLimit after ");
    assertThat(played.attempt().client()).isEqualTo(ClientVerdict.WRONG);
  }

  @Test
  void aBodyThatUnpacksHugelyIsWrongAtTheLimit() throws Exception {
    var bomb = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bomb)) {
      gzip.write(new byte[64 * 1024 * 1024]);
    }
    var played =
        patient(conversation -> {
          conversation.request();
          conversation.send(
              OK + "Content-Encoding: gzip\r\nContent-Length: " + bomb.size() + "\r\n\r\n");
          conversation.send(bomb.toByteArray());
        });

    assertThat(bomb.size()).isLessThan(1024 * 1024);
    assertThat(played.message()).startsWith("the answer passed 1 MiB, the limit bodyLimit after ");
    assertThat(played.attempt().client()).isEqualTo(ClientVerdict.WRONG);
  }

  @Test
  void aPackedBodyWhoseNameHasNoEndIsWrongAtTheLimit() throws Exception {
    var played =
        patient(conversation -> {
          conversation.request();
          conversation.send(OK + "Content-Encoding: gzip\r\n\r\n");
          conversation.send(new byte[] {0x1f, (byte) 0x8b, 8, 8, 0, 0, 0, 0, 0, 0});
          conversation.flood("name");
        });

    assertThat(played.message()).startsWith("the answer passed 1 MiB, the limit bodyLimit after ");
  }

  @Test
  void aBodyThatIsNotPackedThoughItSaysSoIsAnError() throws Exception {
    var played =
        patient(conversation -> {
          conversation.request();
          conversation.send(OK + "Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nplain");
        });

    assertThat(played.message()).startsWith("the answer says that it is gzip and is not after ");
    assertThat(played.attempt().client()).isEqualTo(ClientVerdict.ERROR);
    assertThat(played.attempt().server()).isEqualTo(ServerVerdict.DOWN);
  }

  @Test
  void aChunkExtensionWithoutEndIsAnError() throws Exception {
    var played =
        patient(conversation -> {
          conversation.request();
          conversation.send(OK + "Transfer-Encoding: chunked\r\n\r\n5;");
          conversation.flood("extension");
        });

    assertThat(played.message()).contains("sent more than 17 MiB that gave no answer");
    assertThat(played.attempt().client()).isEqualTo(ClientVerdict.ERROR);
  }

  @Test
  void malformedChunksAreAnError() throws Exception {
    var server =
        ARENA.server(conversation -> {
          conversation.request();
          conversation.send(OK + "Transfer-Encoding: chunked\r\n\r\nno chunk\r\n");
        });

    assertBroken(
        ARENA.play(small(server), Arena.patient("ask", get("/"))),
        ClientVerdict.ERROR,
        server,
        "the answer from PEER has malformed chunks");
  }

  @Test
  void garbageIsAnError() throws Exception {
    var server =
        ARENA.server(conversation -> {
          conversation.request();
          conversation.send("SSH-2.0-OpenSSH_9.2\r\n\r\n");
        });

    assertBroken(
        ARENA.play(small(server), Arena.patient("ask", get("/"))),
        ClientVerdict.ERROR,
        server,
        "PEER does not answer in HTTP but with \"SSH-2.0-OpenSSH_9.2\"");
  }

  @Test
  void binaryGarbageIsAnErrorOnOneLine() throws Exception {
    var played =
        patient(conversation -> {
          conversation.request();
          conversation.flood(new byte[] {0, 7, 27, (byte) 0xff, 13, 10});
        });

    assertThat(played.message()).doesNotContain("\n", "\u001b", "Exception");
    assertThat(played.attempt().client()).isEqualTo(ClientVerdict.ERROR);
  }

  @Test
  void aBodyThatEndsEarlyIsAnError() throws Exception {
    var server =
        ARENA.server(conversation -> {
          conversation.request();
          conversation.send(OK + "Content-Length: 1000\r\n\r\nshort").close();
        });

    assertBroken(
        ARENA.play(small(server), Arena.patient("ask", get("/"))),
        ClientVerdict.ERROR,
        server,
        "PEER closed the connection in the middle of the answer");
  }

  @Test
  void aHeadThatEndsEarlyIsAnError() throws Exception {
    var server =
        ARENA.server(conversation -> {
          conversation.request();
          conversation.send(OK + "Content-Le").close();
        });

    assertBroken(
        ARENA.play(small(server), Arena.patient("ask", get("/"))),
        ClientVerdict.ERROR,
        server,
        "PEER closed the connection in the middle of the answer's head");
  }

  @Test
  void anEndBeforeTheAnswerIsARefusal() throws Exception {
    var server =
        ARENA.server(conversation -> {
          conversation.request();
          conversation.close();
        });

    assertBroken(
        ARENA.play(small(server), Arena.patient("ask", get("/"))),
        ClientVerdict.REFUSED,
        server,
        "PEER closed the connection before it answered");
    assertThat(server.connections()).as("it is not asked again").isEqualTo(1);
  }

  @Test
  void aResetBeforeTheAnswerIsARefusal() throws Exception {
    var server =
        ARENA.server(conversation -> {
          conversation.request();
          conversation.reset();
        });

    assertBroken(
        ARENA.play(small(server), Arena.patient("ask", get("/"))),
        ClientVerdict.REFUSED,
        server,
        "connection reset by PEER before it answered");
  }

  @Test
  void aResetInTheMiddleOfTheBodyIsARefusal() throws Exception {
    var server =
        ARENA.server(conversation -> {
          conversation.request();
          conversation.send(OK + "Content-Length: 1000\r\n\r\nshort");
          conversation.reset();
        });

    assertBroken(
        ARENA.play(small(server), Arena.patient("ask", get("/"))),
        ClientVerdict.REFUSED,
        server,
        "connection reset by PEER in the middle of the answer");
  }

  @Test
  void aServerThatNeverReadsALargeBodyIsATimeoutAndDown() throws Exception {
    var large =
        new Act.Request(
            "POST",
            template("/"),
            Map.of(),
            Map.of(),
            new Act.Raw(Template.of("x".repeat(6 * 1024 * 1024))),
            null);
    var server = ARENA.server(conversation -> Thread.sleep(Duration.ofSeconds(30)));

    assertSilent(
        ARENA.play(actor("client", server.url()), Arena.impatient("send", large)),
        "the request's body to be taken");
  }

  @Test
  void aKeptConnectionThatTheServerClosedIsReplaced() throws Exception {
    var server =
        ARENA.server(conversation -> {
          conversation.request();
          conversation.send(OK + "Content-Length: 2\r\n\r\nok").close();
        });

    var played =
        ARENA.play(
            actor("client", server.url()),
            Arena.patient("first", get("/")),
            Arena.patient("second", get("/")));

    assertThat(played.settled().outcome()).isEqualTo(new Outcome.Passed());
    assertThat(server.connections()).isEqualTo(2);
    assertThat(played.attempt(1).phases()).containsKeys(Phase.CONNECT, Phase.PROCESSING);
  }

  @Test
  void aServerThatClosesEveryConnectionInTheSecondStepIsARefusal() throws Exception {
    var server =
        ARENA.server(conversation -> {
          conversation.request();
          if (conversation.number() == 1) {
            conversation.send(OK + "Content-Length: 2\r\n\r\nok");
            conversation.request();
          }
          conversation.close();
        });

    var played =
        ARENA.play(
            actor("client", server.url()),
            Arena.patient("first", get("/")),
            Arena.patient("second", get("/")));

    assertThat(played.attempt(1).client()).isEqualTo(ClientVerdict.REFUSED);
    assertThat(server.connections()).as("one new connection, no more").isEqualTo(2);
  }
}
