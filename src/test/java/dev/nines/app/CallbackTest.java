package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.nines.api.OnDuty;
import dev.nines.notify.receiver.ReceiverSender;
import dev.nines.practice.Faults;
import dev.nines.store.SumOverRuns;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An alert that is opened in Opsgenie and PagerDuty over real sockets, and what becomes of it
 * there, in the bodies that they send.
 */
@QuarkusTest
class CallbackTest {

  private static final Path BODIES = Path.of("src/test/resources/dev/nines/notify/callback");

  private static final String OFTEN =
      """
      journey: often
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
      """;

  @TestHTTPResource("/")
  URI root;

  @Inject OnDuty duty;
  @Inject ReceiverSender sender;
  @TempDir Path folder;

  private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
  private final List<Told> all = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private Served served;
  private Api api;

  /** What somebody was told: Opsgenie, PagerDuty or a webhook, by the path. */
  private record Told(String path, JsonNode body) {}

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var each =
              new Told(
                  exchange.getRequestURI().getPath(),
                  new ObjectMapper().readTree(exchange.getRequestBody().readAllBytes()));
          all.add(each);
          told.add(each);
          exchange.sendResponseHeaders(202, -1);
          exchange.close();
        });
    server.start();
    api = new Api(root);
    var history = new SumOverRuns();
    served =
        new Served(folder, history, history, sender)
            .write("hook.yaml", "receiver: hook\nwebhook: { url: \"" + address() + "/hook\" }\n");
    duty.take(served.prober().shown());
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void end() {
    duty.take(null);
    served.close();
    server.stop(0);
  }

  private CallbackTest opsgenie(String more) throws IOException {
    served.write(
        "genie.yaml",
        "receiver: genie\nopsgenie: { key: k, api: \"" + address() + "\"" + more + " }\n");
    return this;
  }

  private CallbackTest pagerDuty(String more) throws IOException {
    served.write(
        "duty.yaml",
        "receiver: duty\npagerduty: { key: k, api: \"" + address() + "\"" + more + " }\n");
    return this;
  }

  /** Whoever is told next on a path. */
  private JsonNode next(String path) {
    while (true) {
      served.prober().beat();
      var each = told.poll();
      if (each != null && each.path().equals(path)) {
        return each.body();
      }
      Thread.onSpinWait();
    }
  }

  /** The key by which the other side knows what it was just told of. */
  private String broken(String path, String key) throws IOException {
    served.chat().faults(Faults.none().withErrorShare(1));
    served.write("often.yaml", OFTEN).look();
    return next(path).path(key).asText();
  }

  private static String body(String name, String alias) throws IOException {
    return Files.readString(BODIES.resolve(name + ".json")).replace("ALIAS", alias);
  }

  private Api.Answer post(String kind, String body, Map<String, String> headers) throws Exception {
    var request =
        api.request("/api/v1/callbacks/" + kind).header("Content-Type", "application/json");
    headers.forEach(request::header);
    return api.send(request.POST(BodyPublishers.ofString(body)));
  }

  private static Map<String, String> signed(String body) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Served.CALLBACK.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    var hex = HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    return Map.of("X-PagerDuty-Signature", "v1=" + "0".repeat(64) + ",v1=" + hex);
  }

  private JsonNode incident() throws Exception {
    var current = api.get("/api/v1/incidents").json().path("current");
    for (var incident : current) {
      // Another rule may be about to see trouble as well.
      if (!incident.path("stage").asText().equals("pending")) {
        return incident;
      }
    }
    return current.path(0);
  }

  private void untouched(Api.Answer answer, String outcome) throws Exception {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().path("acknowledged")).isEmpty();
    assertThat(answer.json().path("outcome").asText()).startsWith(outcome);
    assertThat(incident().path("stage").asText()).isEqualTo("open");
  }

  @Test
  void whoAcknowledgesInOpsgenieDoesSoHereAndOnlyTheOthersAreTold() throws Exception {
    var alias = opsgenie(", callback: \"${secret.CALLBACK}\"").broken("/v2/alerts", "alias");
    var token = Map.of("X-Nines-Token", Served.CALLBACK);

    untouched(
        post("opsgenie", body("opsgenie-note", alias), token),
        "AddNote says nothing of who looks after it");
    untouched(
        post("opsgenie", body("opsgenie-unacknowledge", alias), token), "nothing is open again");
    untouched(post("opsgenie", body("opsgenie-own", alias), token), "nobody did it by hand");
    untouched(
        post("opsgenie", body("opsgenie-acknowledge", "somebody-elses"), token),
        "the alert is none that Nines opened");
    untouched(
        post("opsgenie", body("opsgenie-acknowledge", "nines-elsewhere"), token),
        "there was nothing left to take up");

    var taken = post("opsgenie", body("opsgenie-acknowledge", alias), token);
    assertThat(taken.status()).as(taken.text()).isEqualTo(200);
    assertThat(taken.json().path("outcome").asText())
        .isEqualTo("taken up by ann@example.org (Opsgenie)");
    assertThat(taken.at("/acknowledged/0").asText()).isEqualTo(incident().path("id").asText());
    assertThat(incident().at("/acknowledged/by").asText()).isEqualTo("ann@example.org (Opsgenie)");

    while (!next("/hook").path("kind").asText().equals("acknowledged")) {
      Thread.onSpinWait();
    }
    served.chat().faults(Faults.none());
    assertThat(next("/v2/alerts/" + alias + "/close").path("note").asText())
        .as("its end is told to all")
        .contains("RESOLVED");
    assertThat(all)
        .as("it said so itself, and is not told")
        .noneMatch(each -> each.path().endsWith("/acknowledge"));
  }

  @Test
  void whoCannotBeHeardIsToldAllTheSame() throws Exception {
    var alias = opsgenie(", callback: \"${secret.FORGOTTEN}\"").broken("/v2/alerts", "alias");
    var answer =
        post("opsgenie", body("opsgenie-acknowledge", alias), Map.of("X-Nines-Token", "whatever"));
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.at("/detail").asText()).contains("genie").contains("is missing here");
    var genie = api.get("/api/v1/receivers").at("/receivers/0");
    assertThat(genie.path("name").asText()).isEqualTo("genie");
    assertThat(genie.path("ready").asBoolean()).isTrue();
    assertThat(genie.path("refusal").asText()).contains("FORGOTTEN", "set the variable");
  }

  @Test
  void whatIsGivenBackIsOpenAgain() throws Exception {
    var alias = opsgenie(", callback: \"${secret.CALLBACK}\"").broken("/v2/alerts", "alias");
    var token = Map.of("X-Nines-Token", Served.CALLBACK);
    var _ = post("opsgenie", body("opsgenie-acknowledge", alias), token);
    assertThat(incident().path("stage").asText()).isEqualTo("acknowledged");

    var back = post("opsgenie", body("opsgenie-unacknowledge", alias), token);
    assertThat(back.json().path("outcome").asText())
        .isEqualTo("open again, as ann@example.org (Opsgenie) took the acknowledgement back");
    assertThat(incident().path("stage").asText()).isEqualTo("open");
    assertThat(incident().path("acknowledged").isNull()).isTrue();
  }

  @Test
  void anAcknowledgementThatRunsOutOverThereIsNotThatOfSomebodyElse() throws Exception {
    var key = pagerDuty(", callback: \"${secret.CALLBACK}\"").broken("/v2/enqueue", "dedup_key");
    var ranOut =
        body("pagerduty-unacknowledged", key)
            .replaceAll("(?s)\"agent\": \\{.*?}", "\"agent\": null");
    var _ =
        api.send(
            api.request(
                    "/api/v1/incidents/" + incident().path("id").asText() + "/acknowledge?by=bob")
                .POST(BodyPublishers.noBody()));
    assertThat(post("pagerduty", ranOut, signed(ranOut)).json().path("outcome").asText())
        .startsWith("nothing is open again");
    assertThat(incident().at("/acknowledged/by").asText()).isEqualTo("bob");

    var byHand = body("pagerduty-unacknowledged", key);
    assertThat(post("pagerduty", byHand, signed(byHand)).json().path("outcome").asText())
        .isEqualTo("open again, as Ann Example (PagerDuty) took the acknowledgement back");

    var taken = body("pagerduty-acknowledged", key);
    var _ = post("pagerduty", taken, signed(taken));
    assertThat(post("pagerduty", ranOut, signed(ranOut)).json().path("outcome").asText())
        .isEqualTo("open again, as the acknowledgement ran out");
    assertThat(incident().path("stage").asText()).isEqualTo("open");
  }

  @Test
  void whoResolvesInPagerDutyHasTakenItUpAndItStandsUntilItWorks() throws Exception {
    var key = pagerDuty(", callback: \"${secret.CALLBACK}\"").broken("/v2/enqueue", "dedup_key");
    for (var name :
        new String[] {
          "pagerduty-triggered", "pagerduty-unacknowledged", "pagerduty-own", "pagerduty-timeout"
        }) {
      var passed = body(name, key);
      untouched(post("pagerduty", passed, signed(passed)), "");
    }
    var byHand = body("pagerduty-acknowledged", key).replace("\"incident_key\"", "\"other\"");
    untouched(post("pagerduty", byHand, signed(byHand)), "the incident is none that Nines opened");

    var body = body("pagerduty-resolved", key);
    var taken = post("pagerduty", body, signed(body));
    assertThat(taken.status()).as(taken.text()).isEqualTo(200);
    assertThat(incident().path("stage").asText()).isEqualTo("acknowledged");
    assertThat(incident().at("/acknowledged/by").asText())
        .isEqualTo("Ann Example (resolved in PagerDuty)");

    var again = body("pagerduty-acknowledged", key);
    assertThat(post("pagerduty", again, signed(again)).json().path("acknowledged"))
        .as("who was first is kept")
        .isEmpty();

    served.chat().faults(Faults.none());
    var event = next("/v2/enqueue");
    while (event.path("event_action").asText().equals("trigger")) {
      event = next("/v2/enqueue");
    }
    assertThat(event.path("event_action").asText())
        .as("it is not told of what it said itself")
        .isEqualTo("resolve");
  }

  @Test
  void whoDoesNotKnowTheSecretIsRefused() throws Exception {
    var alias =
        opsgenie(", callback: \"${secret.CALLBACK}\"")
            .pagerDuty(", callback: \"${secret.CALLBACK}\"")
            .broken("/v2/alerts", "alias");
    var acknowledge = body("opsgenie-acknowledge", alias);
    var basic = Base64.getEncoder().encodeToString("nines:wrong".getBytes(StandardCharsets.UTF_8));
    for (var header :
        new String[][] {
          {"X-Other", Served.CALLBACK},
          {"X-Nines-Token", "wrong"},
          {"X-Nines-Token", ""},
          {"Authorization", "Bearer wrong"},
          {"Authorization", "Basic " + basic},
          {"Authorization", "Basic ???"},
          {"Authorization", Served.CALLBACK}
        }) {
      var answer = post("opsgenie", acknowledge, Map.of(header[0], header[1]));
      assertThat(answer.status()).as(header[0] + " " + header[1]).isEqualTo(403);
      assertThat(answer.detail()).contains("does not prove").doesNotContain(Served.CALLBACK);
    }
    var body = body("pagerduty-acknowledged", alias);
    var other = signed(body + " ");
    for (var headers :
        List.of(
            other,
            Map.of("X-Other", "v1=00"),
            Map.of("X-PagerDuty-Signature", "v1="),
            Map.of("X-PagerDuty-Signature", "v0=" + "0".repeat(64)))) {
      assertThat(post("pagerduty", body, headers).status()).as("%s", headers).isEqualTo(403);
    }
    assertThat(incident().path("stage").asText()).isEqualTo("open");

    var good =
        Base64.getEncoder()
            .encodeToString(("nines:" + Served.CALLBACK).getBytes(StandardCharsets.UTF_8));
    assertThat(post("opsgenie", acknowledge, Map.of("Authorization", "Basic " + good)).status())
        .isEqualTo(200);
    assertThat(incident().path("stage").asText()).isEqualTo("acknowledged");
    assertThat(
            post("opsgenie", acknowledge, Map.of("Authorization", "Bearer " + Served.CALLBACK))
                .status())
        .isEqualTo(200);
  }

  @Test
  void whereNoSecretIsDeclaredNoCallbackIsTaken() throws Exception {
    opsgenie("").pagerDuty("").served.look();
    for (var kind : new String[] {"opsgenie", "pagerduty"}) {
      var answer = post(kind, "{}", Map.of("X-Nines-Token", "", "X-PagerDuty-Signature", "v1="));
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.detail())
          .isEqualTo(
              "no receiver of the kind %s takes call-backs; expected callback: ${secret.NAME} in its file"
                  .formatted(kind));
    }
  }

  @Test
  void whatCannotBeReadIsSaidOnlyToWhoKnowsTheSecret() throws Exception {
    opsgenie(", callback: \"${secret.CALLBACK}\"")
        .pagerDuty(", callback: \"${secret.CALLBACK}\"")
        .served
        .look();
    var token = Map.of("X-Nines-Token", Served.CALLBACK);
    for (var body : new String[] {"", "no JSON", "[]", "{}", "{\"action\":\"Close\"}"}) {
      var answer = post("opsgenie", body, token);
      assertThat(answer.status()).as(body).isEqualTo(400);
      assertThat(answer.detail()).endsWith("expected what the receiver's own webhook sends");
      assertThat(post("opsgenie", body, Map.of()).status()).isEqualTo(403);
    }
    assertThat(post("pagerduty", "{}", signed("{}")).detail())
        .startsWith("the body has no event.event_type");
  }
}
