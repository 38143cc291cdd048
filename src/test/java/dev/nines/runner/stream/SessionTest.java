package dev.nines.runner.stream;

import static dev.nines.journey.JourneyFixture.actor;
import static dev.nines.journey.JourneyFixture.get;
import static dev.nines.runner.stream.Theatre.await;
import static dev.nines.runner.stream.Theatre.events;
import static dev.nines.runner.stream.Theatre.step;
import static dev.nines.runner.stream.Theatre.webSocket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Actor;
import dev.nines.journey.JourneyFixture;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What streams share with the rest of their actor's session. */
class SessionTest extends OnLoopback {

  @Test
  void theCookiesOfALoginAreShownAtTheHandshakes() throws Exception {
    var webSocket = new CompletableFuture<String>();
    var events = new CompletableFuture<String>();
    serve(
        wire -> {
          wire.head();
          wire.answer("200 OK", "Set-Cookie: session=s3cret; Path=/", "Content-Length: 0");
          // Connections are kept: the next request may come over this one.
          wire.events();
          events.complete(wire.header("Cookie"));
          wire.awaitHangUp();
        },
        wire -> {
          wire.upgrade();
          webSocket.complete(wire.header("Cookie"));
          wire.awaitEnd();
        });
    var run =
        theatre()
            .play(
                server(),
                step("log in", get("/login")),
                step("open events", events("news")),
                step("open", webSocket("chat")));

    assertPassed(run);
    assertThat(webSocket.get(5, TimeUnit.SECONDS)).isEqualTo("session=s3cret");
    assertThat(events.get(5, TimeUnit.SECONDS)).isEqualTo("session=s3cret");
  }

  @ParameterizedTest
  @EnumSource(Actor.HttpVersion.class)
  void aWebSocketIsOpenedOverTlsWhateverHttpTheActorSpeaks(Actor.HttpVersion version)
      throws Exception {
    serveOver(
        tls(),
        wire -> {
          wire.upgrade().text("echo " + wire.received().text());
          wire.awaitEnd();
        });
    var plain = actor("client", server().url().replace("http:", "https:"));
    var actor =
        new Actor(
            plain.name(),
            plain.urls(),
            plain.headers(),
            null,
            true,
            10,
            new Actor.Tls(null, null, null, null, false),
            null,
            version,
            Actor.Connections.FRESH,
            Actor.DEFAULT_BODY_LIMIT,
            null);
    var run =
        theatre()
            .play(
                new JourneyFixture()
                    .actor(actor)
                    .step(step("open", webSocket("chat")))
                    .step(step("send", Theatre.send("chat", "secure")))
                    .step(step("receive", await("chat", "text == 'echo secure'")))
                    .journey());

    assertPassed(run);
  }

  private static ServerSocketFactory tls() {
    var certificate = new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    return new HandshakeCertificates.Builder()
        .heldCertificate(certificate)
        .build()
        .sslContext()
        .getServerSocketFactory();
  }

  @Test
  void aHundredStreamsWithPingsCostNoThreadsOfThePlatform() throws Exception {
    int streams = 100;
    var threads = new CompletableFuture<Integer>();
    var pinged = new CountDownLatch(streams);
    serve(wire -> {
      wire.upgrade().frame(Wire.PONG, wire.received(Wire.PING).payload());
      pinged.countDown();
      if (wire.requested().startsWith("GET /s0 ")) {
        pinged.await();
        threads.complete(Thread.getAllStackTraces().size());
        wire.text("all");
      }
      wire.answerPings();
    });
    int before = Thread.getAllStackTraces().size();
    var journey = new JourneyFixture().actor(actor("client", server().url()));
    for (int i = 0; i < streams; i++) {
      journey.step(step("open " + i, webSocket("s" + i, Duration.ofSeconds(2))));
    }
    journey.step(step("all", await("s0", "text == 'all'")));

    assertPassed(theatre().play(journey.journey()));
    assertThat(threads.get() - before).isLessThan(10);
  }
}
