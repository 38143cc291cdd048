package dev.nines.runner.browser;

import static dev.nines.runner.browser.Surroundings.answer;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.nines.outcome.Cause;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.ServerVerdict;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an actor says of its browser, as a page sees it. */
class EmulationTest extends InBrowser {

  @Test
  void aDeviceIsTakenForWhatItIs() throws Exception {
    site.page("/", "<meta name=viewport content='width=device-width'><p>Hi</p>");
    passes(
        "{ device: Pixel 7 }",
        """
        - browser: /
        - evaluate: >-
            ({ w: innerWidth, r: devicePixelRatio, t: navigator.maxTouchPoints })
          expect: value.w == 412 && value.r == 2.625 && value.t > 0
        """);
    assertThat(site.headers.get("/ user-agent")).contains("Pixel 7").contains("Mobile");
  }

  @Test
  void aDeviceHasAScreenOfWhichThePageIsAPart() throws Exception {
    site.page("/", "<meta name=viewport content='width=device-width'><a href=/next>On</a>");
    site.page("/next", "<meta name=viewport content='width=device-width'><p>Hi</p>");
    var sizes =
        """
        - evaluate: "[innerWidth, innerHeight, screen.width, screen.height, devicePixelRatio]"
          expect: value.map(each, string(each)) == ["%s", "%s", "%s", "852", "3"]
        """;
    passes(
        "{ device: iPhone 15 }",
        "- browser: /\n%s- click: a\n- wait for: p\n%1$s"
            .formatted(sizes.formatted("393", "659", "393")));
    passes(
        "{ device: iPhone 15, viewport: 300x400 }",
        "- browser: /\n" + sizes.formatted("300", "400", "393"));
  }

  @Test
  void whatIsSaidBesideADeviceWins() throws Exception {
    site.page("/", "<p>Hi</p>");
    passes(
        "{ device: Desktop Chrome, viewport: 1000x600, user agent: Nines }",
        """
        - browser: /
        - evaluate: >-
            ({ w: innerWidth, h: innerHeight, a: navigator.userAgent })
          expect: value.w == 1000 && value.h == 600 && value.a == "Nines"
        """);
  }

  @Test
  void languageClockPlaceAndColoursAreTheActors() throws Exception {
    site.page("/", "<p>Hi</p>");
    passes(
        """
        { locale: de-DE, time zone: Asia/Tokyo, color scheme: dark, permissions: [geolocation, notifications], geolocation: { latitude: 52.52, longitude: 13.4 } }\
        """,
        """
        - browser: /
        - evaluate: >-
            ({ l: navigator.language, z: Intl.DateTimeFormat().resolvedOptions().timeZone,
               n: (1.5).toLocaleString(), d: matchMedia('(prefers-color-scheme: dark)').matches })
          expect: value.l == "de-DE" && value.z == "Asia/Tokyo" && value.n == "1,5" && value.d
        - evaluate: >-
            new Promise((done, no) => navigator.geolocation.getCurrentPosition(
              p => done([p.coords.latitude, p.coords.longitude]), e => done([e.message])))
          expect: value == [52.52, 13.4]
        """);
    assertThat(site.headers.get("/ accept-language")).startsWith("de-DE");
  }

  @Test
  void whatIsBlockedIsNotAskedAndSaysNothingOfTheServer() throws Exception {
    site.page(
        "/",
        """
        <p id=out></p><script>
        Promise.allSettled([fetch('/ads/one'), fetch('/api')])
            .then(all => out.textContent = all.map(a => a.status).join())
        </script>
        """);
    site.page("/api", "ok").page("/ads/one", "buy");
    var played =
        site.write(
            "{ block: '**/ads/**' }",
            """
            - browser: /
              expect: page.text("#out") == "rejected,fulfilled"
            """);
    assertThat(played.settled().outcome()).isEqualTo(new Outcome.Passed());
    assertThat(played.attempt().server()).isEqualTo(ServerVerdict.UP);
    assertThat(site.headers)
        .containsKey("/api traceparent")
        .doesNotContainKey("/ads/one user-agent");
  }

  @Test
  void aPageThatTheActorItselfBlocksIsTheJourneysFault() throws Exception {
    site.page("/", "<p>Hi</p>");
    var played = site.write("{ block: '**/*' }", "- browser: /\n");
    assertThat(played.settled().outcome())
        .isInstanceOfSatisfying(
            Outcome.Inconclusive.class,
            outcome -> {
              assertThat(outcome.cause()).isEqualTo(Cause.CONFIGURATION);
              assertThat(outcome.message()).contains("the browser's own settings block 127.0.0.1");
            });
    assertThat(site.headers).isEmpty();
  }

  @Test
  void aSlowNetworkMakesAPageWait() throws Exception {
    site.page("/", "<p>Hi</p>");
    site.page("/quick", "ok");
    passes(
        "{ network: { latency: 700ms } }",
        """
        - browser: /
        - evaluate: >-
            (async () => { const t = performance.now(); await fetch('/quick');
              return performance.now() - t })()
          expect: value >= 690.0
        - offline: true
        - offline: false
        - evaluate: >-
            (async () => { const t = performance.now(); await fetch('/quick');
              return performance.now() - t })()
          expect: value >= 690.0
        """);
  }

  @Test
  void anActorNamesTheAnswersThatSaySomethingOfTheServers() throws Exception {
    site.page("/", "<script>fetch('/ads').then(() => fetch('/api/chats'))</script>");
    site.answers("/ads", exchange -> answer(exchange, 500, "no"));
    site.page("/api/chats", "ok");
    var played =
        site.write(
            "{ answers: /api/** }",
            """
            - browser: /
            - wait for response: /api/chats
            """);
    assertThat(played.attempt(1).server()).isNotEqualTo(ServerVerdict.DOWN);
  }

  @Test
  void aJourneyNamesTheAnswersForAllWhoNameNoneThemselves() throws Exception {
    site.page("/", "<script>fetch('/ads').then(() => fetch('/api/chats'))</script>");
    site.answers("/ads", exchange -> answer(exchange, 500, "no"));
    site.page("/api/chats", "ok");
    site.journey("answers: [/api/**]");
    var steps = "- browser: /\n- wait for response: /api/chats\n";
    var usual = site.write("{ locale: de-DE }", steps);
    assertThat(usual.attempt(0).server()).isNotEqualTo(ServerVerdict.DOWN);
    assertThat(usual.attempt(1).server()).isNotEqualTo(ServerVerdict.DOWN);
    var own = site.write("{ answers: [/ads, /api/**] }", steps);
    assertThat(List.of(own.attempt(0).server(), own.attempt(1).server()))
        .contains(ServerVerdict.DOWN);
  }

  @Test
  void aPageThatIsNoneOfThemSaysNothingOfTheServers() throws Exception {
    site.answers("/", exchange -> answer(exchange, 503, "no"));
    var played = site.write("{ answers: /api/** }", "- browser: /\n");
    assertThat(played.attempt().client()).isEqualTo(ClientVerdict.ERROR);
    assertThat(played.attempt().server()).isEqualTo(ServerVerdict.UNKNOWN);
  }

  @Test
  void theBackendIsTheOneThatTheLastAnswerNames() throws Exception {
    site.answers(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("X-Backend", "chat-2");
          answer(exchange, 200, "<p>Hi</p>");
        });
    var played =
        site.play(
            site.loaded("backend: headers[\"x-backend\"]", "{}", "- browser: /\n- wait for: p\n"));
    assertThat(played.attempt(0).backend()).isEqualTo("chat-2");
    assertThat(played.attempt(1).backend()).isNull();
  }

  @Test
  void aClientsCertificateIsShownToTheActorsServer(@TempDir Path folder) throws Exception {
    var authority =
        new HeldCertificate.Builder().certificateAuthority(0).commonName("Authority").build();
    var client = new HeldCertificate.Builder().signedBy(authority).commonName("ada").build();
    var own =
        new HeldCertificate.Builder()
            .signedBy(authority)
            .addSubjectAlternativeName("127.0.0.1")
            .build();
    var cert = Files.writeString(folder.resolve("cert.pem"), client.certificatePem());
    var key = Files.writeString(folder.resolve("key.pem"), client.privateKeyPkcs8Pem());
    var context =
        new HandshakeCertificates.Builder()
            .heldCertificate(own)
            .addTrustedCertificate(authority.certificate())
            .build()
            .sslContext();
    var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            var all = context.getDefaultSSLParameters();
            all.setNeedClientAuth(true);
            parameters.setSSLParameters(all);
          }
        });
    server.createContext(
        "/",
        exchange ->
            answer(
                exchange,
                200,
                "<h1>"
                    + ((HttpsExchange) exchange).getSSLSession().getPeerPrincipal().getName()
                    + "</h1>"));
    server.start();
    try {
      var url = "https://127.0.0.1:" + server.getAddress().getPort();
      var tls = "tls: { cert: %s, key: %s, verify: false }".formatted(cert, key);
      var played =
          site.play(
              site.loaded(
                  url, tls, "{}", "- browser: /\n  expect: page.text(\"h1\") == \"CN=ada\"\n"));
      assertThat(played.settled().outcome()).isEqualTo(new Outcome.Passed());
      var without = "tls: { verify: false }";
      assertThat(site.play(site.loaded(url, without, "{}", "- browser: /\n")).settled().outcome())
          .isInstanceOf(Outcome.Failed.class);
    } finally {
      server.stop(0);
    }
  }
}
