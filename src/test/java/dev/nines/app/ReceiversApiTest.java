package dev.nines.app;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.nines.api.OnDuty;
import dev.nines.cli.Collaborators;
import dev.nines.cli.Commands;
import dev.nines.cli.Golden;
import dev.nines.cli.Interruption;
import dev.nines.cli.live.Terminal;
import dev.nines.notify.receiver.ReceiverSender;
import dev.nines.store.SumOverRuns;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Receivers that are tried out, over HTTP and from the command line; one of them is a real server.
 */
@QuarkusTest
class ReceiversApiTest {

  private static final String HOOK = "/services/T00/B00/s3cr3t-T0KEN";
  private static final WireMockServer SLACK = new WireMockServer(wireMockConfig().dynamicPort());

  @TestHTTPResource("/")
  URI root;

  @Inject OnDuty duty;
  @Inject ReceiverSender sender;
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Served served;
  private Api api;

  @BeforeAll
  static void listen() {
    SLACK.start();
  }

  @AfterAll
  static void stop() {
    SLACK.stop();
  }

  @BeforeEach
  void serve() throws IOException {
    SLACK.resetAll();
    answering(aResponse().withStatus(200).withBody("ok"));
    api = new Api(root);
    var history = new SumOverRuns();
    served =
        new Served(folder, history, history, sender)
            .write(
                "chat-room.yaml",
                "receiver: chat-room\nslack: { webhook: \"%s\" }\n"
                    .formatted(SLACK.baseUrl() + HOOK))
            .write("lead.yaml", "receiver: lead\nslack: { webhook: \"${secret.NOWHERE}\" }\n")
            .look();
    duty.take(served.prober().shown());
  }

  @AfterEach
  void end() {
    duty.take(null);
    served.close();
  }

  private static void answering(ResponseDefinitionBuilder answer) {
    SLACK.stubFor(post(urlEqualTo(HOOK)).willReturn(answer));
  }

  private int nines(String... arguments) {
    return Commands.of(
            Terminal.plain(new PrintWriter(out), new PrintWriter(err)),
            new Interruption(),
            Map.of(),
            Path.of("home"),
            new Collaborators(
                _ -> {
                  throw new AssertionError();
                },
                () -> "",
                (_, _, _, _) -> {
                  throw new AssertionError();
                },
                _ -> 0,
                _ -> {
                  throw new AssertionError();
                },
                InstantSource.system()),
            arguments)
        .execute(arguments);
  }

  private String at() {
    return root.toString().replaceFirst("/$", "");
  }

  @Test
  void aTestIsSentAsRealMessagesAreAndSaysThatItIsOne() throws Exception {
    var answer = api.post("/api/v1/receivers/chat-room/test");
    OnPracticeChat.golden("receiver-test", answer);
    SLACK.verify(
        1,
        postRequestedFor(urlEqualTo(HOOK))
            .withRequestBody(containing("Nines in [rehearsal] tries"))
            .withRequestBody(containing("nothing is wrong"))
            .withRequestBody(containing("region eu-1")));
    assertThat(api.get("/api/v1/receivers").at("/receivers/0/sent").isTextual()).isTrue();
  }

  @Test
  void whoIsToldAndWhoCannotBeIsShown() throws Exception {
    OnPracticeChat.golden("receivers", api.get("/api/v1/receivers"));
  }

  @Test
  void aQuietEnvironmentIsTriedOutAllTheSame() throws Exception {
    served.write("quiet.yaml", "alerting: ours\nquiet: rehearsal\n").look();
    assertThat(api.get("/api/v1/receivers").at("/quiet").asBoolean()).isTrue();
    assertThat(api.post("/api/v1/receivers/chat-room/test").status()).isEqualTo(200);
    SLACK.verify(1, postRequestedFor(urlEqualTo(HOOK)));
  }

  @Test
  void aRefusalIsPassedOnWithoutTheSecret() throws Exception {
    answering(aResponse().withStatus(404).withBody("no_service " + HOOK));
    var answer = api.post("/api/v1/receivers/chat-room/test");
    assertThat(answer.status()).as(answer.text()).isEqualTo(502);
    assertThat(answer.at("/title").asText()).isEqualTo("Not taken");
    assertThat(answer.detail())
        .startsWith("receiver chat-room (slack): HTTP 404")
        .doesNotContain("s3cr3t");
    SLACK.verify(1, postRequestedFor(urlEqualTo(HOOK)));
    var known = api.get("/api/v1/receivers");
    assertThat(known.at("/receivers/0/failed").isTextual()).isTrue();
    assertThat(known.text()).contains("HTTP 404").doesNotContain("s3cr3t");
  }

  @Test
  void oneThatIsAwayIsTriedAsOftenAsForRealMessages() throws Exception {
    answering(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    assertThat(api.post("/api/v1/receivers/chat-room/test").status()).isEqualTo(502);
    SLACK.verify(3, postRequestedFor(urlEqualTo(HOOK)));
  }

  @Test
  void whatCannotBeTriedOutIsSaidInWords() throws Exception {
    OnPracticeChat.problem(
        api.post("/api/v1/receivers/chat-rom/test"),
        404,
        "Unknown receiver",
        "there is no receiver \"chat-rom\"; did you mean \"chat-room\"?");
    var missing = api.post("/api/v1/receivers/lead/test");
    assertThat(missing.status()).isEqualTo(409);
    assertThat(missing.detail()).startsWith("receiver lead cannot be told: ").contains("NOWHERE");
    var elsewhere =
        api.send(
            api.request("/api/v1/receivers/chat-room/test")
                .header("Sec-Fetch-Site", "cross-site")
                .POST(java.net.http.HttpRequest.BodyPublishers.noBody()));
    assertThat(elsewhere.status()).isEqualTo(403);
    SLACK.verify(0, postRequestedFor(urlEqualTo(HOOK)));
  }

  @Test
  void theCommandSaysWhatWasTaken() throws Exception {
    assertThat(nines("notify", "test", "chat-room", "--at", at())).as(err.toString()).isZero();
    Golden.check("notify-test.txt", masked(out.toString()));
    SLACK.verify(1, postRequestedFor(urlEqualTo(HOOK)));
  }

  @Test
  void theCommandSaysWhyItWasNotTaken() {
    answering(aResponse().withStatus(403).withBody("invalid_token"));
    assertThat(nines("notify", "test", "chat-room", "--at", at())).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("nines notify test: " + at() + ": receiver chat-room (slack): HTTP 403")
        .hasLineCount(1);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void theCommandSaysWhoIsMeant() {
    assertThat(nines("notify", "test", "chat-rom", "--at", at())).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "nines notify test: "
                + at()
                + ": there is no receiver \"chat-rom\"; did you mean \"chat-room\"?\n");
  }

  @Test
  void theCommandListsWhoIsTold() throws Exception {
    assertThat(nines("notify", "list", "--at", at())).as("one lacks a secret").isEqualTo(1);
    Golden.check("notify-list.txt", masked(out.toString()));
  }

  private static String masked(String text) {
    return text.replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d", "2026-03-02 09:30:00")
        .replaceAll("within \\S+:", "within 12ms:");
  }
}
