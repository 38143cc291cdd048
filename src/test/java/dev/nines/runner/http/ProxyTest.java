package dev.nines.runner.http;

import static dev.nines.journey.JourneyFixture.actor;
import static dev.nines.journey.JourneyFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Actor;
import dev.nines.journey.Template;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Outcome.Inconclusive;
import dev.nines.outcome.Phase;
import dev.nines.outcome.ServerVerdict;
import dev.nines.runner.hostile.Played;
import dev.nines.runner.hostile.Web;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The ways to a server that lead through another. */
class ProxyTest {

  @RegisterExtension static final Arena ARENA = new Arena();

  private final Proxies proxies = new Proxies();
  private final Web web = new Web(_ -> Web.ok("ok"));

  private static Played ask(Actor actor) throws Exception {
    return ARENA.play(actor, Arena.patient("ask", get("/path")));
  }

  private static void assertPassed(Played played) {
    assertThat(played.settled().outcome()).as(played.message()).isEqualTo(new Outcome.Passed());
  }

  private static void assertRefused(Played played, String message) {
    assertThat(played.message()).startsWith(message + " after ");
    assertThat(played.attempt().client()).isEqualTo(ClientVerdict.REFUSED);
    assertThat(played.attempt().server()).isEqualTo(ServerVerdict.DOWN);
  }

  @Test
  void anHttpProxyIsAskedForTheWholeUrl() throws Exception {
    var proxy = ARENA.server(web);

    assertPassed(
        ask(
            Actors.proxy(
                actor("client", "http://far.example"),
                "http://zoe:correct%20horse@" + proxy.address())));

    assertThat(web.asked(0).line()).isEqualTo("GET http://far.example/path");
    assertThat(web.asked(0).header("proxy-authorization"))
        .isEqualTo("Basic em9lOmNvcnJlY3QgaG9yc2U=");
  }

  @Test
  void tlsGoesThroughATunnel(@TempDir Path folder) throws Exception {
    var servers = new TlsServers();
    var certificate = servers.certificate().addSubjectAlternativeName("far.example").build();
    var server = ARENA.closed(servers.server(certificate, web));
    var proxy = ARENA.server(proxies.http());
    var authority = Files.writeString(folder.resolve("ca.pem"), servers.authority.certificatePem());
    var actor =
        Actors.tls(
            actor("client", "https://far.example:" + server.port()),
            new Actor.Tls(Template.of(authority.toString()), null, null, null, true));

    var played = ask(Actors.proxy(actor, "http://zoe:horse@" + proxy.address()));

    assertPassed(played);
    assertThat(proxies.asked)
        .containsExactly("CONNECT far.example:" + server.port() + " Basic em9lOmhvcnNl");
    assertThat(web.asked(0).headers()).doesNotContainKey("proxy-authorization");
    assertThat(played.attempt().phases())
        .containsOnlyKeys(Phase.CONNECT, Phase.TLS, Phase.PROCESSING, Phase.TRANSFER);
  }

  @Test
  void aSocksProxyResolvesTheName() throws Exception {
    ARENA.resolver(host -> {
      throw new UnknownHostException("nobody is to resolve " + host);
    });
    var server = ARENA.server(web);
    var proxy = ARENA.server(proxies.socks(false));
    ARENA.resolver(host -> {
      assertThat(host).isEqualTo("127.0.0.1");
      return java.util.List.of(java.net.InetAddress.getLoopbackAddress());
    });

    var played =
        ask(
            Actors.proxy(
                actor("client", "http://far.example:" + server.port()),
                "socks5://" + proxy.address()));

    assertPassed(played);
    assertThat(proxies.asked).containsExactly("far.example:" + server.port());
    assertThat(web.asked(0).line()).isEqualTo("GET /path");
  }

  @Test
  void aSocksProxyIsShownCredentials() throws Exception {
    var server = ARENA.server(web);
    var proxy = ARENA.server(proxies.socks(true));

    assertPassed(
        ask(Actors.proxy(actor("client", server.url()), "socks5://zoe:horse@" + proxy.address())));

    assertThat(proxies.asked).containsExactly("zoe:horse", "127.0.0.1:" + server.port());
  }

  @Test
  void aProxyThatRefusesIsNamed() throws Exception {
    var gone = ARENA.server(proxies.http());
    var address = gone.address();
    gone.close();

    for (var scheme : new String[] {"http", "socks5"}) {
      assertRefused(
          ask(Actors.proxy(actor("client", "http://far.example"), scheme + "://" + address)),
          "connection refused by the proxy " + address);
    }
  }

  @Test
  void aSocksProxyThatFindsNoRouteSaysSo() throws Exception {
    var proxy =
        ARENA.server(conversation -> {
          conversation.bytes(3);
          conversation.send(new byte[] {5, 0});
          conversation.bytes(4);
          conversation.send(new byte[] {5, 4, 0, 1, 0, 0, 0, 0, 0, 0});
        });

    assertRefused(
        ask(Actors.proxy(actor("client", "http://far.example"), "socks5://" + proxy.address())),
        "the proxy " + proxy.address() + " found no route to the host, asked for far.example:80");
  }

  @Test
  void aSocksProxyThatIsSilentIsATimeout() throws Exception {
    var proxy = ARENA.server(conversation -> conversation.bytes(3));

    var played =
        ARENA.play(
            Actors.proxy(actor("client", "http://far.example"), "socks5://" + proxy.address()),
            Arena.impatient("ask", get("/")));

    assertThat(played.attempt().client()).isEqualTo(ClientVerdict.TIMEOUT);
    assertThat(played.attempt().server()).isEqualTo(ServerVerdict.DOWN);
    assertThat(played.attempt().phases()).doesNotContainKey(Phase.CONNECT);
  }

  @Test
  void aTunnelThatIsNotAllowedIsARefusal() throws Exception {
    var proxy = ARENA.server(new Web(_ -> Web.answer("403 Forbidden", "")));

    var played =
        ask(Actors.proxy(actor("client", "https://far.example"), "http://" + proxy.address()));

    assertThat(played.attempt().client()).isEqualTo(ClientVerdict.REFUSED);
    assertThat(played.message()).contains("the proxy " + proxy.address(), "403");
  }

  @Test
  void aTunnelWithoutCredentialsIsARefusal() throws Exception {
    var proxy =
        ARENA.server(new Web(_ -> Web.answer("407 Authenticate", "", "Proxy-Authenticate: Basic")));

    var played =
        ask(
            Actors.proxy(
                actor("client", "https://far.example"), "http://zoe:wrong@" + proxy.address()));

    assertThat(played.attempt().client()).isEqualTo(ClientVerdict.REFUSED);
    assertThat(played.message()).contains("the proxy " + proxy.address()).doesNotContain("wrong");
  }

  @Test
  void aProxyOfAnotherKindIsTheJourneysFault() throws Exception {
    var played =
        ask(Actors.proxy(actor("client", "http://far.example"), "https://zoe:pw@proxy.example"));

    assertThat(played.settled().outcome())
        .isInstanceOf(Inconclusive.class)
        .asString()
        .contains("proxy \"https://proxy.example\" is of a kind that is not known")
        .doesNotContain("pw@");
  }
}
