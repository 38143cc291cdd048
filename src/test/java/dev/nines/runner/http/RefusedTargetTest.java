package dev.nines.runner.http;

import static dev.nines.journey.JourneyFixture.actor;
import static dev.nines.journey.JourneyFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.outcome.Cause;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Outcome.Inconclusive;
import dev.nines.runner.hostile.HostileServer;
import dev.nines.runner.hostile.Played;
import dev.nines.runner.hostile.Web;
import dev.nines.target.TargetRules;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the prober does not go: over real sockets, and never as the target's fault. */
class RefusedTargetTest {

  @RegisterExtension static final Arena ARENA = new Arena();

  private static final String OWN =
      " is refused: link-local addresses and those of clouds' metadata are no targets unless --targets names them";

  private final Web web = new Web(_ -> Web.ok("ok"));
  private final Proxies proxies = new Proxies();

  private static Played ask(String url) throws Exception {
    return ARENA.play(actor("client", url), Arena.patient("ask", get("/")));
  }

  private static TargetRules rules(String... patterns) {
    return TargetRules.parse(List.of(patterns));
  }

  private static void assertRefused(Played played, String words) {
    assertThat(played.settled().outcome())
        .isInstanceOfSatisfying(
            Inconclusive.class,
            it -> {
              assertThat(it.cause()).isEqualTo(Cause.CONFIGURATION);
              assertThat(it.message()).endsWith(words);
            });
  }

  private static void assertPassed(Played played) {
    assertThat(played.settled().outcome()).as(played.message()).isEqualTo(new Outcome.Passed());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254",
        "https://169.254.169.254",
        "http://2852039166",
        "http://[::ffff:169.254.169.254]"
      })
  void theMetadataOfACloudAreNoTarget(String url) throws Exception {
    assertRefused(ask(url), "169.254.169.254" + OWN);
  }

  @Test
  void aNameThatHasSuchAnAddressIsNone() throws Exception {
    ARENA.resolver(
        host -> List.of(InetAddress.getByAddress(host, new byte[] {(byte) 169, (byte) 254, 0, 7})));
    assertRefused(ask("http://shop.example"), "shop.example (169.254.0.7)" + OWN);
  }

  @Test
  void aNameThatChangesItsMindIsLookedAtEachTime() throws Exception {
    var server = ARENA.server(web);
    var answers =
        new ArrayDeque<>(
            List.of(new byte[] {127, 0, 0, 1}, new byte[] {(byte) 169, (byte) 254, 0, 7}));
    ARENA.resolver(host -> List.of(InetAddress.getByAddress(host, answers.removeFirst())));
    var played =
        ARENA.play(
            actor("client", "http://shop.example:" + server.port()),
            Arena.patient("first", get("/")),
            Arena.patient("second", get("http://shop.example:1/")));
    assertRefused(played, "shop.example (169.254.0.7)" + OWN);
    assertThat(web.asked(0).line()).isEqualTo("GET /");
  }

  @Test
  void whereAnAnswerLeadsIsLookedAtToo() throws Exception {
    var server =
        ARENA.server(new Web(_ -> Web.redirect(302, "http://169.254.169.254/latest/meta-data/")));
    assertRefused(ask(server.url()), server.address() + " redirects, and 169.254.169.254" + OWN);
  }

  @Test
  void onlyWhatIsAllowedIsATarget() throws Exception {
    var server = ARENA.server(web);
    ARENA.targets(rules("127.0.0.0/8", "!127.0.0.9"));
    assertPassed(ask(server.url()));
    assertRefused(ask("http://127.0.0.9:1"), "127.0.0.9 is refused by !127.0.0.9 of --targets");
    assertRefused(
        ask("http://192.0.2.1"), "192.0.2.1 is refused: it is none of --targets 127.0.0.0/8");
  }

  @Test
  void aHostIsAllowedByItsName() throws Exception {
    var server = ARENA.server(web);
    ARENA.resolver(host -> List.of(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1})));
    ARENA.targets(rules("*.shop.example"));
    assertPassed(ask("http://www.shop.example:" + server.port()));
    assertRefused(
        ask("http://shop.example:" + server.port()),
        "shop.example is refused: it is none of --targets *.shop.example");
  }

  @Test
  void aProxyIsNoWayAround() throws Exception {
    HostileServer http = ARENA.server(web);
    var through =
        Actors.proxy(actor("client", "http://169.254.169.254"), "http://" + http.address());
    assertRefused(ARENA.play(through, Arena.patient("ask", get("/"))), "169.254.169.254" + OWN);
    var socks = ARENA.server(proxies.socks(false));
    var tunnelled =
        Actors.proxy(actor("client", "http://169.254.169.254"), "socks5://" + socks.address());
    assertRefused(ARENA.play(tunnelled, Arena.patient("ask", get("/"))), "169.254.169.254" + OWN);
    assertRefused(
        ARENA.play(
            Actors.proxy(actor("client", "http://far.example"), "http://169.254.169.254:80"),
            Arena.patient("ask", get("/"))),
        "169.254.169.254" + OWN);
    assertRefused(
        ARENA.play(
            Actors.proxy(actor("client", "http://far.example"), "socks5://169.254.169.254:80"),
            Arena.patient("ask", get("/"))),
        "169.254.169.254" + OWN);
  }

  @Test
  void aNameThatAProxyLooksUpMustBeAllowedByName() throws Exception {
    var http = ARENA.server(web);
    ARENA.targets(rules("127.0.0.1", "near.example"));
    assertPassed(
        ARENA.play(
            Actors.proxy(actor("client", "http://near.example"), "http://" + http.address()),
            Arena.patient("ask", get("/"))));
    assertRefused(
        ARENA.play(
            Actors.proxy(actor("client", "http://far.example"), "http://" + http.address()),
            Arena.patient("ask", get("/"))),
        "far.example is refused: it is none of --targets 127.0.0.1,near.example");
  }
}
