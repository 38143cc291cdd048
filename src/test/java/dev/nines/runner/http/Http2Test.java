package dev.nines.runner.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static dev.nines.journey.JourneyFixture.actor;
import static dev.nines.journey.JourneyFixture.expecting;
import static dev.nines.journey.JourneyFixture.get;
import static dev.nines.journey.JourneyFixture.template;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.nines.journey.Act;
import dev.nines.journey.Actor;
import dev.nines.journey.Actor.HttpVersion;
import dev.nines.journey.JourneyFixture;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Phase;
import dev.nines.runner.hostile.Played;
import dev.nines.runner.hostile.Web;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** HTTP/2 with a server that others have made. */
class Http2Test {

  private static final WireMockServer SERVER =
      new WireMockServer(
          WireMockConfiguration.options()
              .bindAddress("127.0.0.1")
              .dynamicPort()
              .dynamicHttpsPort()
              .containerThreads(14)
              .jettyAcceptors(1));

  @RegisterExtension static final Arena ARENA = new Arena();

  @BeforeAll
  static void start() {
    SERVER.start();
    SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withBody("{\"ok\": true}")));
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  private static Actor secure(HttpVersion version) {
    return Actors.http(
        Actors.tls(
            actor("client", "https://127.0.0.1:" + SERVER.httpsPort()),
            new Actor.Tls(null, null, null, null, false)),
        version);
  }

  private static Actor clear(HttpVersion version) {
    return Actors.http(actor("client", "http://127.0.0.1:" + SERVER.port()), version);
  }

  private static Played ask(Actor actor) throws Exception {
    ARENA.playground().debug();
    return ARENA.play(actor, expecting(Arena.patient("ask", get("/")), "json.ok"));
  }

  private static void assertSpoken(Played played, String version) {
    assertThat(played.settled().outcome()).as(played.message()).isEqualTo(new Outcome.Passed());
    assertThat(played.wire()).contains("GET / " + version + "\n", "RECEIVED\n" + version + " 200");
  }

  @Test
  void overTlsHttp2IsNegotiated() throws Exception {
    var played = ask(secure(HttpVersion.AUTO));

    assertSpoken(played, "HTTP/2");
    assertThat(played.attempt().phases())
        .containsOnlyKeys(Phase.CONNECT, Phase.TLS, Phase.PROCESSING, Phase.TRANSFER);
  }

  @Test
  void anActorMaySpeakTheOldProtocolAlone() throws Exception {
    assertSpoken(ask(secure(HttpVersion.HTTP_1_1)), "HTTP/1.1");
  }

  @Test
  void anActorMaySpeakHttp2Alone() throws Exception {
    assertSpoken(ask(secure(HttpVersion.HTTP_2)), "HTTP/2");
  }

  @Test
  void inClearTextTheOldProtocolIsSpoken() throws Exception {
    assertSpoken(ask(clear(HttpVersion.AUTO)), "HTTP/1.1");
  }

  @Test
  void inClearTextHttp2NeedsPriorKnowledge() throws Exception {
    assertSpoken(ask(clear(HttpVersion.HTTP_2)), "HTTP/2");
  }

  @Test
  void oneConnectionCarriesTheWholeRun() throws Exception {
    var post =
        new Act.Request(
            "POST",
            template("/"),
            Map.of(),
            Map.of(),
            new Act.Raw(template("x".repeat(100_000))),
            null);

    var played =
        ARENA.play(
            secure(HttpVersion.AUTO), Arena.patient("send", post), Arena.patient("ask", get("/")));

    assertThat(played.settled().outcome()).as(played.message()).isEqualTo(new Outcome.Passed());
    assertThat(played.attempt(1).phases()).containsOnlyKeys(Phase.PROCESSING, Phase.TRANSFER);
  }

  @Test
  void aServerThatOnlySpeaksTheOldProtocolIsAnError() throws Exception {
    var servers = new TlsServers();
    var server = ARENA.closed(servers.server(servers.ordinary(), new Web(_ -> Web.ok("ok"))));
    var actor =
        Actors.http(
            Actors.tls(
                actor("client", "https://" + server.address()),
                new Actor.Tls(null, null, null, null, false)),
            HttpVersion.HTTP_2);

    var played = ARENA.play(actor, JourneyFixture.step("ask", get("/"), Arena.LONG));

    assertThat(played.attempt().client()).isEqualTo(ClientVerdict.ERROR);
    assertThat(played.message())
        .startsWith(server.address() + " negotiated HTTP/1.1; expected HTTP/2 after ");
  }
}
