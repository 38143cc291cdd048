package dev.nines.runner.http;

import static dev.nines.journey.JourneyFixture.actor;
import static dev.nines.journey.JourneyFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Phase;
import dev.nines.outcome.ServerVerdict;
import dev.nines.runner.client.Resolver;
import dev.nines.runner.hostile.FullServer;
import dev.nines.runner.hostile.HostileServer;
import dev.nines.runner.hostile.Played;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Servers that no connection leads to. */
class UnreachableServerTest {

  @RegisterExtension static final Arena ARENA = new Arena();

  private static InetAddress address(int last) throws UnknownHostException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
  }

  private static HostileServer good() {
    return ARENA.server(conversation -> {
      while (true) {
        conversation.request();
        conversation.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
      }
    });
  }

  private static void assertSilent(Played played, String awaited) {
    assertThat(played.message()).isEqualTo("no answer within 250ms, waiting for " + awaited);
    assertThat(played.attempt().client()).isEqualTo(ClientVerdict.TIMEOUT);
    assertThat(played.attempt().server()).isEqualTo(ServerVerdict.DOWN);
  }

  private static void assertRefused(Played played, String message) {
    assertThat(played.message()).startsWith(message + " after ");
    assertThat(played.attempt().client()).isEqualTo(ClientVerdict.REFUSED);
    assertThat(played.attempt().server()).isEqualTo(ServerVerdict.DOWN);
    assertThat(played.attempt().phases()).doesNotContainKeys(Phase.CONNECT, Phase.PROCESSING);
  }

  @Test
  void aFullQueueIsATimeoutInTheConnection() throws Exception {
    var server = ARENA.closed(FullServer.at(InetAddress.getLoopbackAddress(), 0));

    var played =
        ARENA.play(
            actor("client", "http://127.0.0.1:" + server.port()), Arena.impatient("ask", get("/")));

    assertSilent(played, "the connection to 127.0.0.1:" + server.port());
    assertThat(played.attempt().phases()).isEmpty();
  }

  @Test
  void aServerThatNeverAcceptsIsATimeout() throws Exception {
    var server = ARENA.closed(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));

    var played =
        ARENA.play(
            actor("client", "http://127.0.0.1:" + server.getLocalPort()),
            Arena.impatient("ask", get("/")));

    assertSilent(played, "the answer's first byte");
  }

  @Test
  void aClosedPortIsARefusal() throws Exception {
    int port;
    try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      port = server.getLocalPort();
    }

    assertRefused(
        ARENA.play(actor("client", "http://localhost:" + port), Arena.patient("ask", get("/"))),
        "connection refused by localhost:" + port);
  }

  @Test
  void aNameWithoutAddressIsARefusal() throws Exception {
    ARENA.resolver(host -> {
      throw new UnknownHostException(host);
    });

    assertRefused(
        ARENA.play(actor("client", "http://nowhere.invalid"), Arena.patient("ask", get("/"))),
        "no address found for nowhere.invalid");
  }

  @Test
  void aResolverThatHangsIsATimeoutAndHoldsNothing() throws Exception {
    var never = new CountDownLatch(1);
    ARENA.resolver(host -> {
      try {
        never.await();
      } catch (InterruptedException _) {
        throw new UnknownHostException("cancelled: " + host);
      }
      return List.of();
    });

    assertSilent(
        ARENA.play(actor("client", "http://slow.example"), Arena.impatient("ask", get("/"))),
        "the address of slow.example");
  }

  @Test
  void theTimeToResolveIsAPhase() throws Exception {
    var server = good();
    ARENA.resolver(_ -> List.of(address(1)));

    var played =
        ARENA.play(
            actor("client", "http://named.example:" + server.port()),
            Arena.patient("ask", get("/")));

    assertThat(played.attempt().phases())
        .containsOnlyKeys(Phase.RESOLVE, Phase.CONNECT, Phase.PROCESSING, Phase.TRANSFER);
  }

  @Test
  void aDeadAddressAmongSeveralIsPassedOver() throws Exception {
    var server = good();
    var dead = ARENA.closed(FullServer.at(address(2), server.port()));
    ARENA.resolver(resolver(2, 1));

    var played =
        ARENA.play(
            actor("client", "http://several.example:" + dead.port()),
            Arena.patient("ask", get("/")));

    assertThat(played.settled().outcome()).isEqualTo(new Outcome.Passed());
  }

  @Test
  void aRefusingAddressAmongSeveralIsPassedOver() throws Exception {
    var server = good();
    ARENA.resolver(resolver(3, 1));

    var played =
        ARENA.play(
            actor("client", "http://several.example:" + server.port()),
            Arena.patient("ask", get("/")));

    assertThat(played.settled().outcome()).isEqualTo(new Outcome.Passed());
  }

  @Test
  void severalDeadAddressesAreATimeout() throws Exception {
    var one = ARENA.closed(FullServer.at(address(2), 0));
    ARENA.closed(FullServer.at(address(3), one.port()));
    ARENA.resolver(resolver(2, 3));

    assertSilent(
        ARENA.play(
            actor("client", "http://several.example:" + one.port()),
            Arena.impatient("ask", get("/"))),
        "the connection to 127.0.0.2:" + one.port());
  }

  private static Resolver resolver(int... last) {
    return host -> {
      var all = new InetAddress[last.length];
      for (int i = 0; i < last.length; i++) {
        all[i] = InetAddress.getByAddress(host, new byte[] {127, 0, 0, (byte) last[i]});
      }
      return List.of(all);
    };
  }
}
