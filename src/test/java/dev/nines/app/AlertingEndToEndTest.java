package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.nines.notify.receiver.ReceiverSender;
import dev.nines.practice.Faults;
import dev.nines.store.SumOverRuns;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a fault of a real service to a message on a real socket, as files declare it. */
@QuarkusTest
class AlertingEndToEndTest {

  private static final String OFTEN =
      """
      journey: often
      title: A customer opens a chat
      interval: 1s
      timeout: 900ms
      actors:
        customer: { url: "${env.CHAT_URL}", timeout: 800ms }
      steps:
        - step: open chat
          as: customer
          post: /api/chats
          json: { topic: cards }
          expect: status == 201
      alerts:
        consecutive: { failures: 2, recoveries: 1 }
        failures: off
        no run: off
        coverage: off
        severities:
          critical: { escalate: [{ to: [hook, lead] }] }
      """;

  @Inject ReceiverSender sender;
  @TempDir Path folder;
  private final BlockingQueue<JsonNode> told = new LinkedBlockingQueue<>();
  private HttpServer hook;
  private Served served;

  @BeforeEach
  void serve() throws IOException {
    hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hook.createContext(
        "/",
        exchange -> {
          told.add(new ObjectMapper().readTree(exchange.getRequestBody().readAllBytes()));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    hook.start();
    var history = new SumOverRuns();
    served =
        new Served(folder, history, history, sender)
            .write("hook.yaml", "receiver: hook\nwebhook: { url: \"" + address() + "\" }\n")
            .write("lead.yaml", "receiver: lead\nslack: { webhook: \"${secret.NOWHERE}\" }\n")
            .write("other.yaml", "receiver: other\nwebhook: { url: \"" + address() + "\" }\n")
            .write("often.yaml", OFTEN);
  }

  private String address() {
    return "http://127.0.0.1:" + hook.getAddress().getPort() + "/hook";
  }

  @AfterEach
  void end() {
    served.close();
    hook.stop(0);
  }

  private JsonNode next() {
    while (true) {
      served.prober().beat();
      var notice = told.poll();
      if (notice != null) {
        return notice;
      }
      Thread.onSpinWait();
    }
  }

  @Test
  void aReceiverIsToldOfAFaultAndOfItsEnd() {
    served.chat().faults(Faults.none().withErrorShare(1));
    served.look();

    var opened = next();
    assertThat(opened.path("kind").asText()).as(opened.toPrettyString()).isEqualTo("opened");
    assertThat(opened.path("severity").asText()).isEqualTo("critical");
    assertThat(opened.path("environment").asText()).isEqualTo("rehearsal");
    assertThat(opened.path("link").asText())
        .startsWith("https://nines.example.com/api/v1/incidents/");

    var incident = opened.path("incidents").get(0).path("id").asText();
    while (served.prober().shown().incidents().current().stream()
        .noneMatch(each -> each.id().equals(incident) && each.handling().told() != null)) {
      served.prober().beat();
      Thread.onSpinWait();
    }

    served.chat().faults(Faults.none());
    var ended = next();
    assertThat(ended.path("kind").asText()).as(ended.toPrettyString()).isEqualTo("resolved");
    assertThat(told).as("nobody else is told, and nothing twice").isEmpty();
  }

  @Test
  void aQuietEnvironmentTellsNobodyAndShowsAll() throws IOException {
    served.chat().faults(Faults.none().withErrorShare(1));
    served.write("quiet.yaml", "alerting: ours\nquiet: rehearsal\n").look();
    while (served.prober().shown().incidents().current().stream()
        .noneMatch(incident -> incident.stage().stands())) {
      served.prober().beat();
      Thread.onSpinWait();
    }
    // A change of files is in force at once.
    served.write("quiet.yaml", "alerting: ours\nquiet: elsewhere\n").look();
    assertThat(next().path("kind").asText()).isEqualTo("opened");
    assertThat(told).isEmpty();
  }
}
