package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.nines.cli.PackagedForm;
import dev.nines.notify.receiver.RealAlertmanager;
import dev.nines.practice.Faults;
import dev.nines.practice.PracticeChat;
import dev.nines.practice.PracticeOptions;
import dev.nines.rules.Prometheus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The three ways from a fault of the practice chat to somebody's desk, with nothing played: the
 * packaged daemon tells a webhook; it tells an Alertmanager, which tells one; and a Prometheus that
 * scrapes it judges by the rules of {@code nines rules} and tells the same Alertmanager.
 */
class AlertChainIT {

  private static final long PATIENCE = 90;

  /** What reached somebody: the way it came, what it is called, and whether it stands. */
  private record Reached(String way, String name, boolean stands) {}

  private static final Reached DIRECT = new Reached("the prober", "consecutive", true);
  private static final Reached ALERTMANAGER = new Reached("Alertmanager", "NinesConsecutive", true);
  private static final Reached PROMETHEUS = new Reached("Alertmanager", "NinesOutage", true);

  @TempDir private Path folder;
  private final ObjectMapper json = new ObjectMapper();
  private final BlockingQueue<Reached> reached = new LinkedBlockingQueue<>();
  private final BlockingQueue<JsonNode> notices = new LinkedBlockingQueue<>();
  private HttpServer desk;
  private PracticeChat chat;

  @BeforeEach
  void open() throws IOException {
    chat = PracticeChat.start(PracticeOptions.defaults().withPort(0));
    desk = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    desk.createContext(
        "/prober",
        exchange -> {
          take(json.readTree(exchange.getRequestBody()));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    desk.createContext(
        "/alertmanager",
        exchange -> {
          json.readTree(exchange.getRequestBody()).path("alerts").forEach(this::takeAlert);
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    desk.start();
  }

  @AfterEach
  void close() {
    chat.close();
    desk.stop(0);
  }

  private void take(JsonNode notice) {
    notices.add(notice);
    notice
        .path("incidents")
        .forEach(incident ->
            reached.add(
                new Reached(
                    "the prober",
                    incident.path("rule").asText(),
                    !notice.path("kind").asText().equals("resolved"))));
  }

  private void takeAlert(JsonNode alert) {
    reached.add(
        new Reached(
            "Alertmanager",
            alert.at("/labels/alertname").asText(),
            alert.path("status").asText().equals("firing")));
  }

  private String address(String path) {
    return "http://127.0.0.1:" + desk.getAddress().getPort() + path;
  }

  /** Waits until all of these have come. */
  private void await(Reached... wanted) throws InterruptedException {
    var missing = new ArrayList<>(List.of(wanted));
    var others = new ArrayList<Reached>();
    while (!missing.isEmpty()) {
      var next = reached.poll(PATIENCE, TimeUnit.SECONDS);
      assertThat(next).as("%s never came, but %s", missing, others).isNotNull();
      if (!missing.remove(next)) {
        others.add(next);
      }
    }
  }

  private static Reached over(Reached what) {
    return new Reached(what.way(), what.name(), false);
  }

  private static String journey(String interval) {
    return """
    journey: chat
    title: A customer opens a chat
    interval: %s
    timeout: 900ms
    actors:
      customer: { url: "${env.CHAT_URL}", timeout: 800ms }
    steps:
      - step: open chat
        post: /api/chats
        json: { topic: cards }
        expect: status == 201
    alerts: { failures: off, no run: off, coverage: off }
    """
        .formatted(interval);
  }

  /** Time runs sixty times faster for that Prometheus, so a second here is a minute there. */
  private String rules() throws Exception {
    var seen = Files.createDirectories(folder.resolve("seen"));
    Files.writeString(seen.resolve("chat.yaml"), journey("60s"));
    var process = PackagedForm.process(List.of("rules", seen.toString())).start();
    var rules = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    var complaint = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(complaint).isZero();
    return rules;
  }

  private RealAlertmanager alertmanager() throws Exception {
    return RealAlertmanager.start(
        Files.createDirectories(folder.resolve("alertmanager")),
        """
        route: { receiver: desk, group_by: ["..."], group_wait: 100ms, group_interval: 1s, repeat_interval: 1h }
        receivers: [ { name: desk, webhook_configs: [ { url: "%s" } ] } ]
        """
            .formatted(address("/alertmanager")));
  }

  private DaemonProcess daemon(RealAlertmanager alertmanager) throws IOException {
    var played = Files.createDirectories(folder.resolve("played"));
    Files.writeString(played.resolve("chat.yaml"), journey("1s"));
    Files.writeString(
        played.resolve("desk.yaml"),
        "receiver: desk\nwebhook: { url: \"" + address("/prober") + "\" }\n");
    Files.writeString(
        played.resolve("alertmanager.yaml"),
        "receiver: alertmanager\nalertmanager: { servers: \"" + alertmanager.address() + "\" }\n");
    return DaemonProcess.start(
        played, folder.resolve("nines.db"), Map.of("CHAT_URL", chat.uri().toString()));
  }

  @Test
  void aFaultArrivesOnEveryWayAndSoDoesItsEnd() throws Exception {
    var rules = rules();
    try (var alertmanager = alertmanager();
        var daemon = daemon(alertmanager);
        var prometheus =
            Prometheus.start(
                Files.createDirectories(folder.resolve("prometheus")),
                rules,
                List.of(daemon.port()),
                List.of(alertmanager.address().getAuthority()))) {
      daemon.eventually("/metrics", text -> text.contains("outcome=\"passed\""));
      prometheus.await("sum(journey:nines_availability:ratio_rate5m)", share -> share == 1);

      chat.faults(Faults.none().withErrorShare(1));
      await(DIRECT, ALERTMANAGER, PROMETHEUS);

      chat.faults(Faults.none());
      await(over(DIRECT), over(ALERTMANAGER), over(PROMETHEUS));
    }
  }

  /** Journeys that tell nothing of themselves, so that all there is to tell is of the whole. */
  private static String part(String name) {
    return journey("1s")
        .replace("journey: chat", "journey: %1$s-chat\nservice: %1$s".formatted(name))
        .replace("{ failures: off", "{ confirm: 0, consecutive: off, failures: off");
  }

  private DaemonProcess daemon() throws IOException {
    var played = Files.createDirectories(folder.resolve("played"));
    Files.writeString(played.resolve("cards.yaml"), part("cards"));
    Files.writeString(played.resolve("loans.yaml"), part("loans"));
    Files.writeString(
        played.resolve("help.yaml"),
        """
        service: help
        title: A customer in need finds somebody
        any: [cards, loans]
        alerts: { no good run: 1m }
        """);
    Files.writeString(
        played.resolve("desk.yaml"),
        "receiver: desk\nwebhook: { url: \"" + address("/prober") + "\" }\n");
    return DaemonProcess.start(
        played, folder.resolve("nines.db"), Map.of("CHAT_URL", chat.uri().toString()));
  }

  /** A service is judged once a minute, by whole minutes. */
  private JsonNode notice() throws InterruptedException {
    var notice = notices.poll(2 * PATIENCE, TimeUnit.SECONDS);
    assertThat(notice).as("nobody was told").isNotNull();
    return notice;
  }

  @Test
  void aServiceIsToldAsOneWholeAndSoIsItsEnd() throws Exception {
    try (var daemon = daemon()) {
      daemon.eventually(
          "/metrics",
          text -> text.contains("journey=\"cards-chat\"") && text.contains("outcome=\"passed\""));

      chat.faults(Faults.none().withErrorShare(1));
      var opened = notice();
      assertThat(opened.path("kind").asText()).isEqualTo("opened");
      assertThat(opened.path("incidents")).hasSize(1);
      var incident = opened.at("/incidents/0");
      assertThat(incident.path("subject").asText()).isEqualTo("service");
      assertThat(incident.path("service").asText()).isEqualTo("help");
      assertThat(incident.path("parts").findValuesAsText("journey"))
          .containsExactlyInAnyOrder("cards-chat", "loans-chat");
      assertThat(incident.at("/latest/reason").asText()).isEqualTo("error");

      chat.faults(Faults.none());
      JsonNode told;
      do {
        told = notice();
        assertThat(told.path("id")).as("one conversation").isEqualTo(opened.path("id"));
        assertThat(told.at("/incidents/0/id")).isEqualTo(incident.path("id"));
      } while (told.path("stands").asBoolean());
      assertThat(told.path("kind").asText()).isEqualTo("resolved");
      assertThat(notices).isEmpty();
    }
  }
}
