package dev.nines.runner.http;

import static dev.nines.journey.JourneyFixture.actor;
import static dev.nines.journey.JourneyFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Actor;
import dev.nines.journey.JourneyFixture;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Phase;
import dev.nines.runner.hostile.HostileServer;
import dev.nines.runner.hostile.Leftovers;
import dev.nines.runner.hostile.Web;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which exchanges share a connection, and that none outlives its use. */
class ConnectionTest {

  @RegisterExtension static final Arena ARENA = new Arena();

  private final Web web = new Web(_ -> Web.ok("ok"));

  @Test
  void aRunKeepsItsConnection() throws Exception {
    var server = ARENA.server(web);

    var played =
        ARENA.play(
            actor("client", server.url()),
            Arena.patient("one", get("/")),
            Arena.patient("two", get("/")));

    assertThat(server.connections()).isEqualTo(1);
    assertThat(played.attempt(0).phases())
        .containsOnlyKeys(Phase.CONNECT, Phase.PROCESSING, Phase.TRANSFER);
    assertThat(played.attempt(1).phases()).containsOnlyKeys(Phase.PROCESSING, Phase.TRANSFER);
  }

  @Test
  void everyRunConnectsAnew() throws Exception {
    var server = ARENA.server(web);
    var actor = actor("client", server.url());
    int before = Leftovers.now().sockets();

    ARENA.play(actor, Arena.patient("ask", get("/")));
    ARENA.play(actor, Arena.patient("ask", get("/")));

    assertThat(server.connections()).isEqualTo(2);
    server.awaitIdle();
    assertThat(Leftovers.now().sockets()).as("nothing is kept between runs").isEqualTo(before);
  }

  @Test
  void actorsDoNotShareConnections() throws Exception {
    var server = ARENA.server(web);

    ARENA
        .playground()
        .play(
            new JourneyFixture()
                .actor(actor("customer", server.url()))
                .actor(actor("operator", server.url()))
                .step(JourneyFixture.step("one", "customer", get("/"), Arena.LONG))
                .step(JourneyFixture.step("two", "operator", get("/"), Arena.LONG))
                .journey());

    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  void anActorMayReuseConnectionsBetweenRuns() throws Exception {
    var server = ARENA.server(web);
    var actor = Actors.reusing(actor("client", server.url()));

    ARENA.play(actor, Arena.patient("ask", get("/")));
    var second = ARENA.play(actor, Arena.patient("ask", get("/")));

    assertThat(server.connections()).isEqualTo(1);
    assertThat(second.attempt().phases()).containsOnlyKeys(Phase.PROCESSING, Phase.TRANSFER);
  }

  @Test
  void anActorWithOtherOptionsReusesNothing() throws Exception {
    var server = ARENA.server(web);
    var actor = Actors.reusing(actor("client", server.url()));

    ARENA.play(actor, Arena.patient("ask", get("/")));
    ARENA.play(Actors.http(actor, Actor.HttpVersion.HTTP_1_1), Arena.patient("ask", get("/")));

    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  void anAnswerThatIsCutAtItsLimitCostsTheConnection() throws Exception {
    var large = new Web(_ -> Web.ok("x".repeat(1_000)));
    var server = ARENA.server(large);
    var actor = Actors.bodyLimit(actor("client", server.url()), 100);
    var step = JourneyFixture.retried(Arena.patient("ask", get("/")), 0);

    var played = ARENA.play(actor, step);

    assertThat(played.message())
        .startsWith("the answer passed 100 bytes, the limit bodyLimit after ");
    server.awaitIdle();
  }

  private static InetAddress loopback6() throws UnknownHostException {
    var address = new byte[16];
    address[15] = 1;
    return InetAddress.getByAddress(address);
  }

  @Test
  void anIpv6AddressIsReached() throws Exception {
    var server = ARENA.closed(HostileServer.on(new ServerSocket(0, 50, loopback6()), web));

    var played =
        ARENA.play(
            actor("client", "http://[::1]:" + server.port()), Arena.patient("ask", get("/")));

    assertThat(played.settled().outcome()).as(played.message()).isEqualTo(new Outcome.Passed());
    assertThat(web.asked(0).header("host")).isEqualTo("[::1]:" + server.port());
  }

  @Test
  void localhostIsBothLoopbackAddresses() throws Exception {
    var server = ARENA.closed(HostileServer.on(new ServerSocket(0, 50, loopback6()), web));

    var played =
        ARENA.play(
            actor("client", "http://localhost:" + server.port()), Arena.patient("ask", get("/")));

    assertThat(played.settled().outcome()).as(played.message()).isEqualTo(new Outcome.Passed());
  }
}
