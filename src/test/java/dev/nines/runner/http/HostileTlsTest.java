package dev.nines.runner.http;

import static dev.nines.journey.JourneyFixture.actor;
import static dev.nines.journey.JourneyFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Actor;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.Phase;
import dev.nines.outcome.ServerVerdict;
import dev.nines.runner.hostile.HostileServer;
import dev.nines.runner.hostile.Misbehaviour;
import dev.nines.runner.hostile.Played;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a server can do wrong in place of a TLS handshake. */
class HostileTlsTest {

  @RegisterExtension static final Arena ARENA = new Arena();

  private static Actor client(HostileServer server) {
    return actor("client", "https://" + server.address());
  }

  private static void assertRefused(Misbehaviour misbehaviour, String message) throws Exception {
    var server = ARENA.server(misbehaviour);

    var played = ARENA.play(client(server), Arena.patient("ask", get("/")));

    assertThat(played.message()).startsWith(message.replace("PEER", server.address()) + " after ");
    assertThat(played.attempt().client()).isEqualTo(ClientVerdict.REFUSED);
    assertThat(played.attempt().server()).isEqualTo(ServerVerdict.DOWN);
    assertThat(played.attempt().phases()).containsOnlyKeys(Phase.CONNECT);
  }

  @Test
  void silenceInTheHandshakeIsATimeoutAndDown() throws Exception {
    // The first of all TLS clients takes long to make.
    assertRefused(
        conversation -> conversation.close(),
        "PEER closed the connection during the TLS handshake");
    var server = ARENA.server(conversation -> conversation.firstByte());

    var played = ARENA.play(client(server), Arena.impatient("ask", get("/")));

    assertSilent(played, server);
  }

  @Test
  void aHandshakeThatComesByteByByteIsATimeoutAndDown() throws Exception {
    assertRefused(
        conversation -> conversation.close(),
        "PEER closed the connection during the TLS handshake");
    var server =
        ARENA.server(conversation -> {
          conversation.send(new byte[] {22, 3, 3, 0x3f, 0});
          conversation.drip("\u0002".repeat(1_000), Duration.ofMillis(20));
        });

    assertSilent(ARENA.play(client(server), Arena.impatient("ask", get("/"))), server);
  }

  private static void assertSilent(Played played, HostileServer server) {
    assertThat(played.message())
        .isEqualTo(
            "no answer within 250ms, waiting for the TLS handshake with " + server.address());
    assertThat(played.attempt().client()).isEqualTo(ClientVerdict.TIMEOUT);
    assertThat(played.attempt().server()).isEqualTo(ServerVerdict.DOWN);
    assertThat(played.attempt().phases()).containsOnlyKeys(Phase.CONNECT);
  }

  @Test
  void plainTextInPlaceOfTlsIsARefusal() throws Exception {
    assertRefused(
        conversation -> conversation.send("HTTP/1.1 400 Bad Request\r\n\r\n"),
        "PEER does not speak TLS");
  }

  @Test
  void garbageWithoutEndIsARefusal() throws Exception {
    assertRefused(
        conversation -> conversation.flood(new byte[] {1, 2, 3, 4}), "PEER does not speak TLS");
  }

  @Test
  void aResetInTheHandshakeIsARefusal() throws Exception {
    assertRefused(
        conversation -> {
          conversation.firstByte();
          conversation.reset();
        },
        "connection reset by PEER during the TLS handshake");
  }

  @Test
  void anAlertIsARefusal() throws Exception {
    assertRefused(
        conversation -> {
          conversation.firstByte();
          conversation.send(new byte[] {21, 3, 3, 0, 2, 2, 40});
        },
        "PEER refused the TLS handshake: handshake failure");
  }
}
