package dev.nines.runner.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.outcome.Cause;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Outcome.Inconclusive;
import dev.nines.outcome.ServerVerdict;
import dev.nines.runner.ProberFaultException;
import dev.nines.runner.hostile.Played;
import dev.nines.target.TargetRules;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a browser does not go, and that it is never the page's fault. */
class ReachTest extends InBrowser {

  private static final String OWN =
      " is refused: link-local addresses and those of clouds' metadata are no targets unless --targets names them";

  private static final TargetRules RULES =
      TargetRules.parse(List.of("127.0.0.1", "*.shop.example", "!bad.example"));

  private final List<String> lookedUp = new CopyOnWriteArrayList<>();

  @Override
  Surroundings visited() throws IOException {
    return new Surroundings(
        browser.within(
            RULES,
            host -> {
              lookedUp.add(host);
              return List.of(
                  InetAddress.getByAddress(
                      host,
                      host.startsWith("meta")
                          ? new byte[] {(byte) 169, (byte) 254, 0, 7}
                          : new byte[] {127, 0, 0, 1}));
            }));
  }

  private void refused(String steps, String words) throws Exception {
    Played played = site.write(steps);
    assertThat(played.settled().outcome())
        .isInstanceOfSatisfying(
            Inconclusive.class,
            it -> {
              assertThat(it.cause()).isEqualTo(Cause.CONFIGURATION);
              assertThat(it.message()).endsWith(words);
            });
  }

  @Test
  void whatAPageIsOpenedAtIsLookedAtByNameAndAddress() throws Exception {
    refused("- browser: http://169.254.169.254/\n", ": 169.254.169.254" + OWN);
    refused("- browser: http://meta.shop.example/\n", ": meta.shop.example (169.254.0.7)" + OWN);
    refused(
        "- browser: http://192.0.2.1/\n",
        ": 192.0.2.1 is refused: it is none of --targets 127.0.0.1,*.shop.example");
    assertThat(lookedUp).contains("meta.shop.example");
  }

  @Test
  void whatIsAllowedIsVisited() throws Exception {
    site.page("/", "<h1>Here</h1>");
    passes("- browser: /\n  expect: page.text('h1') == 'Here'\n");
  }

  @Test
  void whereARedirectLeadsIsBoundInTheBrowserItself() throws Exception {
    site.page("/there", "<h1>There</h1>");
    // The last one is there, and not allowed by that name.
    for (var to : List.of("169.254.169.254", "bad.example", "other.example", "localhost")) {
      var port = to.equals("localhost") ? site.url().replaceFirst(".*:", ":") : "";
      site.answers(
          "/to-" + to,
          exchange -> {
            exchange.getResponseHeaders().set("Location", "http://" + to + port + "/there");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
          });
      var played = site.write("- browser: /to-" + to + "\n");
      assertThat(played.settled().outcome())
          .as(to)
          .isInstanceOfSatisfying(
              Inconclusive.class, it -> assertThat(it.message()).contains(to + " is refused"));
    }
  }

  @Test
  void whereAClickLeadsIsBoundToo() throws Exception {
    site.page("/", "<a href='http://169.254.169.254/'>Go</a>");
    refused(
        """
        - browser: /
        - click: { text: Go }
        - wait for: { text: Never }
          timeout: 1s
        """,
        "169.254.169.254" + OWN);
  }

  @Test
  void aPartOfAPageThatIsRefusedFailsNoRunThatGoesWellWithoutIt() throws Exception {
    site.page("/", "<h1>Here</h1><img src='http://169.254.169.254/x.png'>");
    passes("- browser: /\n  expect: page.text('h1') == 'Here'\n");
  }

  private Outcome through(String proxy, String url) throws Exception {
    var journey = site.loaded(url, "proxy: " + proxy, "{}", "- browser: /\n");
    return site.play(journey).settled().outcome();
  }

  private static void refused(Outcome outcome, String words) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Inconclusive.class,
            it -> {
              assertThat(it.cause()).isEqualTo(Cause.CONFIGURATION);
              assertThat(it.message()).contains(words);
            });
  }

  @Test
  void aProxyMustBeAllowedAsWell() throws Exception {
    site.page("/", "<h1>Here</h1>");
    assertThat(through(site.url(), "http://far.shop.example")).isEqualTo(new Outcome.Passed());
    var url = "http://www.shop.example";
    refused(through("http://169.254.169.254:80", url), "169.254.169.254 is refused: link-local");
    refused(through("socks5://[fe80::1]:80", url), "fe80:0:0:0:0:0:0:1 is refused: link-local");
    refused(through("http://proxy.corp:3128", url), "proxy.corp is refused: it is none of");
    refused(through("http://meta.shop.example:80", url), "meta.shop.example (169.254.0.7) is");
  }

  @Test
  void whereARedirectLeadsThroughAProxyIsNotRead() throws Exception {
    for (var to : List.of("http://169.254.169.254/there", "http://other.internal/there")) {
      try (var proxy = visited()) {
        proxy.page("/there", "<h1>There</h1>");
        proxy.answers(
            "/",
            exchange -> {
              exchange.getResponseHeaders().set("Location", to);
              exchange.sendResponseHeaders(302, -1);
              exchange.close();
            });
        refused(through(proxy.url(), "http://www.shop.example"), " is refused: ");
      }
    }
  }

  @Test
  void aRefusedHostOnTheWayThroughAProxyCountsToo() throws Exception {
    site.answers(
        "/",
        exchange -> {
          var first = exchange.getRequestHeaders().getFirst("Host").startsWith("www.");
          exchange
              .getResponseHeaders()
              .set("Location", first ? "http://other.internal/" : "http://www.shop.example/there");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    site.page("/there", "<h1>There</h1>");
    refused(through(site.url(), "http://www.shop.example"), "other.internal is refused: ");
  }

  @ParameterizedTest
  @CsvSource({
    "fd00:ec2::254, fd00:ec2::254",
    "fd00:ec2:0:0:0:0:0:254, fd00:ec2::254",
    "::1, ::1",
    "::, ::",
    "1::, 1::",
    "1:0:0:2:0:0:0:3, 1:0:0:2::3",
    "1:0:0:2:3:0:0:4, 1::2:3:0:0:4",
    "1:0:2:3:4:5:6:7, 1:0:2:3:4:5:6:7",
    "10:0:0:10::20, 10:0:0:10::20",
    "0:0:1:2:3:4:5:6, ::1:2:3:4:5:6"
  })
  void ipv6IsToldAsBrowsersWriteIt(String written, String told) {
    assertThat(ResolverRules.of(TargetRules.parse(List.of("!" + written))))
        .endsWith("MAP " + told + " ~NOTFOUND");
  }

  @ParameterizedTest
  @CsvSource({
    "169.254.0.0/16, ::ffff:a9fe:*",
    "169.254.0.0/16, 2002:a9fe:**",
    "10.0.0.0/8, ::ffff:a??:*",
    "10.20.9.0/24, 64:ff9b::a14:9??",
    "10.20.0.0/24, ::ffff:a14:??",
    "10.20.0.7, ::ffff:a14:7",
    "10.20.0.7, ::a14:7"
  })
  void ipv4WithinIpv6IsToldAsBrowsersWriteIt(String written, String told) {
    assertThat(ResolverRules.of(TargetRules.parse(List.of("!" + written))))
        .contains("MAP " + told + " ~NOTFOUND");
  }

  @ParameterizedTest
  @CsvSource({
    "shop.example, !*.example",
    "*.shop.example, !*.example",
    "10.20.0.7, !10.0.0.0/8",
    "10.20.0.7, !10.0.0.0/9",
    "shop.example, !shop.example"
  })
  void whatIsRefusedIsSoHoweverPlainlyItIsAllowed(String allowed, String refused) {
    var rules = TargetRules.parse(List.of(allowed, refused, "other.org"));
    assertThat(ResolverRules.of(rules))
        .contains("MAP * ~NOTFOUND", "EXCLUDE other.org")
        .doesNotContain("EXCLUDE " + allowed);
    assertThat(ResolverRules.of(TargetRules.parse(List.of(allowed, refused))))
        .as("then there is nothing left to go to")
        .endsWith("MAP * ~NOTFOUND");
  }

  @Test
  void aRefusedPartThatCountsIsNoOutageWhetherThePageCopesOrNot() throws Exception {
    site.page(
        "/",
        """
        <h1>Here</h1>
        <script>
          fetch('http://api.example/x').catch(() => document.querySelector('h1').textContent = 'Coped')
        </script>\
        """);
    for (var text : List.of("Coped", "Never")) {
      var steps = "- browser: /\n- wait for: { text: %s }\n  timeout: 1s\n".formatted(text);
      var played = site.write("{ answers: ['http://api.example/**'] }", steps);
      assertThat(played.settled().outcome())
          .as(text)
          .isInstanceOfSatisfying(
              Inconclusive.class,
              it -> {
                assertThat(it.cause()).isEqualTo(Cause.CONFIGURATION);
                assertThat(it.message()).contains("api.example is refused");
              });
    }
  }

  @Test
  void aRefusedPartHidesNoOutage() throws Exception {
    var html = "<h1>Broken</h1><img src='http://analytics.example/x.png'>";
    site.answers("/", exchange -> Surroundings.answer(exchange, 500, html));
    var played = fails("- browser: /\n");
    assertThat(played.message()).startsWith("HTTP 500 from GET /; analytics.example is refused");
    assertThat(played.attempt().server()).isEqualTo(ServerVerdict.DOWN);
    // Nor where the page is fine, and what it fetches is not.
    site.answers("/api", exchange -> Surroundings.answer(exchange, 503, "no"));
    site.page("/fine", "<script>fetch('/api')</script>" + html);
    played = fails("- browser: /fine\n- wait for: { text: Never }\n  timeout: 1s\n");
    assertThat(played.settled().outcome().toString()).contains("Failed");
  }

  @Test
  void aPageThatNeverComesIsAnOutageWhateverWasRefused() {
    var reach = new Reach(RULES, _ -> List.of(), false);
    var analytics = Set.of("analytics.example");
    assertThat(reach.checkUnfound(analytics, Set.of(), true)).contains("analytics.example");
    assertThatThrownBy(() -> reach.checkUnfound(analytics, Set.of(), false))
        .isInstanceOf(ProberFaultException.class);
    assertThatThrownBy(() -> reach.checkUnfound(analytics, analytics, false))
        .isInstanceOf(ProberFaultException.class);
    assertThat(
            reach.checkUnfound(
                Set.of("analytics.example", "api.shop.example"), Set.of("api.shop.example"), false))
        .as("nobody refused the other")
        .contains("analytics.example");
  }

  @Test
  void whatChromiumIsToldIsWhatItCanKeep() {
    assertThat(ResolverRules.of(TargetRules.USUAL))
        .contains("MAP 169.254.* ~NOTFOUND", "MAP metadata.google.internal ~NOTFOUND")
        .doesNotContain("MAP * ");
    assertThat(ResolverRules.of(RULES))
        .contains(
            "MAP bad.example ~NOTFOUND , MAP bad.example. ~NOTFOUND , MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE *.shop.example , EXCLUDE *.shop.example.");
    assertThat(ResolverRules.of(TargetRules.parse(List.of("*.example", "!bad.example"))))
        .as("what is excluded would not be refused any more")
        .contains("MAP bad.example ~NOTFOUND")
        .doesNotContain("EXCLUDE", "MAP * ");
    for (var network : List.of("10.0.0.0/9", "10.20.0.0/16", "fd00::/8")) {
      assertThat(ResolverRules.of(TargetRules.parse(List.of("shop.example", network))))
          .as("hosts by any name have addresses of it")
          .doesNotContain("MAP * ");
    }
  }
}
