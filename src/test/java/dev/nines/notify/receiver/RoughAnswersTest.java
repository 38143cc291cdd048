package dev.nines.notify.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nines.alert.Receiver;
import dev.nines.alert.Receiver.Webhook;
import dev.nines.alert.Silences;
import dev.nines.notify.Directory;
import dev.nines.notify.NotSentException;
import dev.nines.notify.Notices;
import dev.nines.notify.Policies;
import io.quarkus.mailer.Mailer;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Receivers that answer what no service does, or too much of it. */
@QuarkusTest
@WithTestResource(value = Mailbox.class, scope = TestResourceScope.GLOBAL)
class RoughAnswersTest {

  private static final byte[] MEBIBYTE = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);

  @Inject Mailer mailer;

  private RoughServer server;
  private ReceiverSender sender;

  @BeforeEach
  void begin() throws IOException {
    server = new RoughServer();
    sender = sender(Duration.ofSeconds(30));
  }

  private ReceiverSender sender(Duration timeout) {
    return new ReceiverSender(
        mailer,
        true,
        InstantSource.fixed(Notices.NOON),
        new Patience(timeout, Duration.ofMillis(1), 0));
  }

  @AfterEach
  void end() throws IOException {
    sender.close();
    server.close();
  }

  private Receiver receiver(String name) {
    var url = URI.create("http://127.0.0.1:" + server.port() + "/hook");
    return new Receiver(name, new Webhook(url, Map.of(), null), 30);
  }

  private static Directory directory(Receiver... receivers) {
    return new Directory(
        List.of(receivers), Set.of(), Policies.PRESET, Silences.NONE, false, _ -> false);
  }

  @Test
  void noMoreThanTheBeginningOfALongAnswerIsRead() throws Exception {
    server.answers(out -> {
      out.write(
          "HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < 100; i++) {
        out.write(MEBIBYTE);
      }
    });
    sender.send(receiver("bridge"), Notices.opened());
    assertThat(server.written()).isLessThan(50L << 20);
  }

  @Test
  void anAnswerWithoutAnEndIsTakenByItsBeginningAndItsConnectionEnds() throws Exception {
    server.answers(out -> {
      out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      while (true) {
        out.write(MEBIBYTE);
      }
    });
    sender.send(receiver("bridge"), Notices.opened());
    server.awaitBroken();
  }

  @Test
  void anAnswerThatTricklesEndsItsConnectionToo() throws Exception {
    server.answers(out -> {
      out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      var failed = new CompletableFuture<IOException>();
      try (var pace = Executors.newSingleThreadScheduledExecutor()) {
        var _ = pace.scheduleAtFixedRate(() -> trickle(out, failed), 0, 5, TimeUnit.MILLISECONDS);
        var end = failed.join();
        pace.shutdownNow();
        throw end;
      }
    });
    try (var hasty = sender(Duration.ofMillis(300))) {
      assertThatExceptionOfType(NotSentException.class)
          .isThrownBy(() -> hasty.send(receiver("bridge"), Notices.opened()))
          .withMessageContaining("no answer within 300ms");
      server.awaitBroken();
    }
  }

  private static void trickle(OutputStream out, CompletableFuture<IOException> failed) {
    try {
      out.write('x');
      out.flush();
    } catch (IOException e) {
      failed.complete(e);
    }
  }

  @Test
  void whatALongRefusalBeginsWithIsSaid() {
    server.answers(out -> {
      out.write("HTTP/1.1 403 No\r\n\r\nnot you".getBytes(StandardCharsets.US_ASCII));
      while (true) {
        out.write(MEBIBYTE);
      }
    });
    assertThatExceptionOfType(NotSentException.class)
        .isThrownBy(() -> sender.send(receiver("bridge"), Notices.opened()))
        .withMessageContaining("HTTP 403: not youxxx");
  }

  @Test
  void theConnectionToAReceiverThatIsNoMoreIsClosed() throws Exception {
    server.answers(out ->
        out.write(
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII)));
    sender.send(receiver("bridge"), Notices.opened());
    sender.declared(directory(receiver("bridge")));
    assertThat(server.open()).isOne();
    sender.declared(directory(receiver("renamed")));
    server.awaitClosed();
    sender.send(receiver("bridge"), Notices.opened());
    assertThat(server.open()).isOne();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "SSH-2.0-OpenSSH_9.2|~its answer is no HTTP",
        "HTTP/1.1 two hundred||~its answer is no HTTP",
        "HTTP/1.1 200 OK|Content-Length: many||~its answer is no HTTP",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||zz|ok~closed before an answer had come"
      })
  void whoAnswersGarbageIsSaidToInTheNoticesOwnLineAlone(String garbage, String said)
      throws Exception {
    server.answers(
        out -> out.write(garbage.replace("|", "\r\n").getBytes(StandardCharsets.US_ASCII)));
    try (var log = new HeardLog(Level.WARNING)) {
      assertThatExceptionOfType(NotSentException.class)
          .isThrownBy(() -> sender.send(receiver("bridge"), Notices.opened()))
          .withMessageContaining(said);
      sender.close();
      server.awaitClosed();
      assertThat(log.lines()).isEmpty();
    }
  }

  @Test
  void anAnswerThatNobodyAskedForIsPassedOver() throws Exception {
    var ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    server.answers(out -> out.write((ok + ok).getBytes(StandardCharsets.US_ASCII)));
    try (var log = new HeardLog(Level.WARNING)) {
      sender.send(receiver("bridge"), Notices.opened());
      server.awaitClosed();
      assertThat(log.lines()).isEmpty();
    }
  }
}
