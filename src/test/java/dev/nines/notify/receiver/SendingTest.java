package dev.nines.notify.receiver;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.nines.alert.Receiver;
import dev.nines.alert.Receiver.Alertmanager;
import dev.nines.alert.Receiver.Channel;
import dev.nines.alert.Receiver.Opsgenie;
import dev.nines.alert.Receiver.PagerDuty;
import dev.nines.alert.Receiver.Slack;
import dev.nines.alert.Receiver.Telegram;
import dev.nines.alert.Receiver.Webhook;
import dev.nines.notify.NotSentException;
import dev.nines.notify.Notice;
import dev.nines.notify.Notices;
import io.quarkus.mailer.Mailer;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every channel against a server that answers as its service does. */
@QuarkusTest
@WithTestResource(value = Mailbox.class, scope = TestResourceScope.GLOBAL)
class SendingTest {

  private static final String SECRET = "s3cr3t-T0KEN";

  @Inject Mailer mailer;

  private static final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());
  private ReceiverSender sender;

  /** The channels, each with a secret. */
  enum Service {
    ALERTMANAGER("/prefix/api/v2/alerts"),
    SLACK("/services/T00/B00/" + SECRET),
    OPSGENIE("/v2/alerts"),
    PAGERDUTY("/v2/enqueue"),
    TELEGRAM("/bot1234:" + SECRET + "/sendMessage"),
    WEBHOOK("/hook?token=" + SECRET);

    private final String path;

    Service(String path) {
      this.path = path;
    }

    Channel at(URI base) {
      return switch (this) {
        case ALERTMANAGER -> {
          var guarded = base.toString().replace("://", "://nines:" + SECRET + "@");
          yield new Alertmanager(List.of(URI.create(guarded + "/prefix")), Map.of("team", "chat"));
        }
        case SLACK -> new Slack(URI.create(base + path));
        case OPSGENIE -> new Opsgenie(base, SECRET, List.of("chat"), null);
        case PAGERDUTY -> new PagerDuty(base, SECRET, null);
        case TELEGRAM -> new Telegram(base, "1234:" + SECRET, "-100");
        case WEBHOOK ->
            new Webhook(URI.create(base + path), Map.of("Authorization", "Bearer " + SECRET), null);
      };
    }

    /** How the real one says that it took something. */
    ResponseDefinitionBuilder taken() {
      return switch (this) {
        case ALERTMANAGER, WEBHOOK -> aResponse().withStatus(200);
        case SLACK -> aResponse().withStatus(200).withBody("ok");
        case OPSGENIE ->
            json(
                202, "{\"result\":\"Request will be processed\",\"took\":0.1,\"requestId\":\"4\"}");
        case PAGERDUTY ->
            json(
                202,
                "{\"status\":\"success\",\"message\":\"Event processed\",\"dedup_key\":\"nines-1\"}");
        case TELEGRAM -> json(200, "{\"ok\":true,\"result\":{\"message_id\":7}}");
      };
    }

    /** How the real one says that the key is wrong. */
    ResponseDefinitionBuilder refused() {
      return switch (this) {
        case ALERTMANAGER -> aResponse().withStatus(401).withBody("Unauthorized " + SECRET);
        case SLACK -> aResponse().withStatus(404).withBody("no_service");
        case OPSGENIE ->
            json(
                401,
                "{\"message\":\"Key "
                    + SECRET
                    + " is not valid\",\"took\":0.0,\"requestId\":\"4\"}");
        case PAGERDUTY ->
            json(
                400,
                "{\"status\":\"invalid event\",\"message\":\"Event object is invalid\",\"errors\":[\"Invalid routing key "
                    + SECRET
                    + "\"]}");
        case TELEGRAM ->
            json(401, "{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}");
        case WEBHOOK -> aResponse().withStatus(403).withBody("no: " + SECRET);
      };
    }

    /** How the real one says that it was asked too often. */
    ResponseDefinitionBuilder limited() {
      return switch (this) {
        case TELEGRAM ->
            json(
                429,
                "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after 17\",\"parameters\":{\"retry_after\":17}}");
        case ALERTMANAGER, SLACK, OPSGENIE, PAGERDUTY, WEBHOOK ->
            aResponse().withStatus(429).withHeader("Retry-After", "17");
      };
    }

    private static ResponseDefinitionBuilder json(int status, String body) {
      return aResponse()
          .withStatus(status)
          .withHeader("Content-Type", "application/json")
          .withBody(body);
    }
  }

  @BeforeAll
  static void start() {
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @BeforeEach
  void anew() {
    server.resetAll();
    sender = sender(Duration.ofSeconds(30));
  }

  private ReceiverSender sender(Duration timeout) {
    return new ReceiverSender(
        mailer,
        true,
        InstantSource.fixed(Notices.NOON),
        new Patience(timeout, Duration.ofMillis(1), 2));
  }

  @AfterEach
  void end() {
    sender.close();
  }

  private Receiver receiver(Service service) {
    return new Receiver("on-call", service.at(URI.create(server.baseUrl())), 30);
  }

  private void answers(ResponseDefinitionBuilder answer) {
    server.stubFor(any(anyUrl()).willReturn(answer));
  }

  private NotSentException notSent(Receiver receiver) {
    return notSent(sender, receiver);
  }

  private static NotSentException notSent(ReceiverSender by, Receiver receiver) {
    var failure = assertThrows(NotSentException.class, () -> by.send(receiver, Notices.opened()));
    assertThat(failure)
        .hasMessageStartingWith("receiver on-call (" + receiver.channel().word() + "): ")
        .hasNoCause();
    assertThat(failure.getMessage()).doesNotContain(SECRET).doesNotContain("T00");
    return failure;
  }

  @ParameterizedTest
  @EnumSource
  void aNoticeIsTaken(Service service) throws NotSentException {
    answers(service.taken());
    sender.send(receiver(service), Notices.opened());
    server.verify(1, postRequestedFor(urlEqualTo(service.path)));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsRefusedIsNotTriedAgain(Service service) {
    answers(service.refused());
    var failure = notSent(receiver(service));
    assertThat(failure.lasting()).as(failure.getMessage()).isTrue();
    server.verify(1, postRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @ValueSource(ints = {185, 190, 195, 199})
  void noSecretIsCutInTwo(int before) {
    answers(aResponse().withStatus(500).withBody("x".repeat(before) + SECRET + "y".repeat(50)));
    var failure = notSent(receiver(Service.WEBHOOK));
    assertThat(failure.getMessage()).doesNotContain(SECRET.substring(0, 2));
  }

  @ParameterizedTest
  @CsvSource({
    "120,PT2M",
    "86400,PT1H",
    "'Mon, 02 Mar 2026 12:05:00 GMT',PT5M",
    "'Mon, 02 Mar 2026 11:00:00 GMT',PT0S",
    "soon,"
  })
  void aPauseIsSecondsOrADateAndAnHourAtMost(String header, Duration pause) {
    answers(aResponse().withStatus(503).withHeader("Retry-After", header));
    assertThat(notSent(receiver(Service.WEBHOOK)).pause()).isEqualTo(pause);
  }

  @ParameterizedTest
  @EnumSource
  void whoIsAskedTooOftenSaysHowLongToWait(Service service) {
    answers(service.limited());
    var failure = notSent(receiver(service));
    assertThat(failure.lasting()).isFalse();
    assertThat(failure.pause()).isEqualTo(Duration.ofSeconds(17));
    server.verify(1, postRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @EnumSource
  void aServersErrorIsTriedAgainAtOnce(Service service) throws NotSentException {
    server.stubFor(
        any(anyUrl())
            .inScenario("error")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(aResponse().withStatus(503).withBody("<html>later</html>"))
            .willSetStateTo("well"));
    server.stubFor(
        any(anyUrl()).inScenario("error").whenScenarioStateIs("well").willReturn(service.taken()));
    sender.send(receiver(service), Notices.opened());
    server.verify(2, postRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatStaysInErrorIsLeftForLater(Service service) {
    answers(aResponse().withStatus(500).withBody("rollup_error"));
    var failure = notSent(receiver(service));
    assertThat(failure.lasting()).isFalse();
    assertThat(failure).hasMessageContaining("HTTP 500: rollup_error");
    server.verify(3, postRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @EnumSource
  void aRedirectIsNotFollowedWithSecrets(Service service) {
    answers(aResponse().withStatus(302).withHeader("Location", server.baseUrl() + "/elsewhere"));
    assertThat(notSent(receiver(service)))
        .matches(NotSentException::lasting)
        .hasMessageContaining("the address has moved");
    server.verify(1, postRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @EnumSource
  void nobodyListens(Service service) throws IOException {
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    var failure =
        notSent(new Receiver("on-call", service.at(URI.create("http://127.0.0.1:" + port)), 30));
    assertThat(failure.lasting()).isFalse();
    assertThat(failure).hasMessageContaining("no connection").hasMessageContaining("refused");
  }

  @ParameterizedTest
  @EnumSource
  void somebodyListensAndNeverAnswers(Service service) throws IOException {
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var hasty = sender(Duration.ofMillis(200))) {
      var base = URI.create("http://127.0.0.1:" + silent.getLocalPort());
      var failure = notSent(hasty, new Receiver("on-call", service.at(base), 30));
      assertThat(failure.lasting()).isFalse();
      assertThat(failure).hasMessageContaining("no answer within 200ms");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aConnectionBreaksInTheMidstOfAnAnswer(Service service) {
    answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    assertThat(notSent(receiver(service)).lasting()).isFalse();
    server.verify(3, postRequestedFor(anyUrl()));
  }

  @Test
  void whoFailsAgainAndAgainIsLeftAloneForAWhile() {
    answers(aResponse().withStatus(500));
    for (int sending = 0; sending < 4; sending++) {
      notSent(receiver(Service.SLACK));
    }
    assertThat(notSent(receiver(Service.SLACK)))
        .hasMessageContaining("left alone")
        .matches(failure -> failure.pause() != null);
    server.verify(10, postRequestedFor(anyUrl()));
  }

  @Test
  void nobodyIsFlooded() throws NotSentException {
    answers(Service.TELEGRAM.taken());
    for (int sending = 0; sending < 20; sending++) {
      sender.send(receiver(Service.TELEGRAM), Notices.opened());
    }
    assertThat(notSent(receiver(Service.TELEGRAM)))
        .hasMessageContaining("too much within a minute")
        .matches(failure -> failure.pause() != null);
    server.verify(20, postRequestedFor(anyUrl()));
  }

  @Test
  void aReceiverThatIsDeclaredAnewIsToldAtItsNewAddress() throws NotSentException {
    answers(aResponse().withStatus(200));
    sender.send(receiver(Service.SLACK), Notices.opened());
    var elsewhere = new Slack(URI.create(server.baseUrl() + "/elsewhere"));
    sender.send(new Receiver("on-call", elsewhere, 30), Notices.opened());
    server.verify(1, postRequestedFor(urlEqualTo("/elsewhere")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200|no_service|true",
        "410|channel_is_archived|true",
        "400|invalid_payload|true",
        "200|{\"ok\":false,\"error\":\"channel_not_found\"}|true",
        "200|{\"ok\":false,\"error\":\"internal_error\"}|false",
        "200|<html>Log in to the guest network</html>|false"
      })
  void slackSaysInItsBodyWhatIsWrong(int status, String body, boolean lasting) {
    answers(aResponse().withStatus(status).withBody(body));
    assertThat(notSent(receiver(Service.SLACK)).lasting()).isEqualTo(lasting);
  }

  @ParameterizedTest
  @CsvSource({"400,true", "403,true", "500,false"})
  void telegramSaysInItsBodyWhatIsWrong(int code, boolean lasting) {
    answers(
        Service.json(
            200,
            "{\"ok\":false,\"error_code\":%d,\"description\":\"Bad Request: chat not found\"}"
                .formatted(code)));
    assertThat(notSent(receiver(Service.TELEGRAM)))
        .matches(failure -> failure.lasting() == lasting)
        .hasMessageContaining("chat not found");
  }

  @Test
  void slackIsSentJson() throws NotSentException {
    answers(Service.SLACK.taken());
    sender.send(receiver(Service.SLACK), Notices.opened());
    server.verify(
        postRequestedFor(anyUrl())
            .withHeader("Content-Type", equalTo("application/json"))
            .withHeader("User-Agent", equalTo("nines")));
  }

  @Test
  void opsgenieIsTakenUpAndClosedByAlias() throws NotSentException {
    answers(Service.OPSGENIE.taken());
    var alias = "nines-0af7651916cd43dd8448eb211c80319c";
    sender.send(receiver(Service.OPSGENIE), Notices.acknowledged());
    sender.send(receiver(Service.OPSGENIE), Notices.resolved());
    for (var action : List.of("acknowledge", "close")) {
      server.verify(
          postRequestedFor(
                  urlEqualTo("/v2/alerts/" + alias + "/" + action + "?identifierType=alias"))
              .withHeader("Authorization", equalTo("GenieKey " + SECRET)));
    }
  }

  @Test
  void aTestLeavesNoOpenAlertBehind() throws NotSentException {
    answers(aResponse().withStatus(202));
    for (var service : List.of(Service.OPSGENIE, Service.PAGERDUTY)) {
      sender.send(receiver(service), Notices.test(receiver(service)));
    }
    server.verify(
        postRequestedFor(
            urlEqualTo(
                "/v2/alerts/nines-0af7651916cd43dd8448eb211c80319c/close?identifierType=alias")));
    server.verify(
        postRequestedFor(urlEqualTo("/v2/enqueue"))
            .withRequestBody(
                equalToJson(
                    "{\"event_action\":\"resolve\",\"dedup_key\":\"nines-0af7651916cd43dd8448eb211c80319c\"}",
                    true,
                    true)));
  }

  @Test
  void pagerDutyIsTakenUpAndResolvedByItsKey() throws NotSentException {
    answers(Service.PAGERDUTY.taken());
    for (var notice : List.<Notice>of(Notices.acknowledged(), Notices.resolved())) {
      sender.send(receiver(Service.PAGERDUTY), notice);
    }
    for (var action : List.of("acknowledge", "resolve")) {
      server.verify(
          postRequestedFor(urlEqualTo("/v2/enqueue"))
              .withRequestBody(
                  equalToJson(
                      "{\"routing_key\":\"%s\",\"event_action\":\"%s\",\"dedup_key\":\"nines-0af7651916cd43dd8448eb211c80319c\"}"
                          .formatted(SECRET, action))));
    }
  }

  @Test
  void aWebhookIsSentItsHeadersAndAKeyAgainstRepeats() throws NotSentException {
    answers(aResponse().withStatus(204));
    var hook =
        new Webhook(
            URI.create(server.baseUrl() + "/hook"),
            Map.of("Authorization", "Bearer " + SECRET, "Content-Type", "application/xml"),
            "<alert>{notice.headline}</alert>");
    sender.send(new Receiver("on-call", hook, 30), Notices.opened());
    server.verify(
        postRequestedFor(urlEqualTo("/hook"))
            .withHeader("Authorization", equalTo("Bearer " + SECRET))
            .withHeader("Content-Type", equalTo("application/xml"))
            .withHeader("Idempotency-Key", equalTo("nines-0af7651916cd43dd8448eb211c80319c-7")));
  }

  @Test
  void oneMemberOfAClusterIsEnough() throws NotSentException {
    server.stubFor(post(urlEqualTo("/a/api/v2/alerts")).willReturn(aResponse().withStatus(500)));
    server.stubFor(post(urlEqualTo("/b/api/v2/alerts")).willReturn(aResponse().withStatus(200)));
    var members = List.of(URI.create(server.baseUrl() + "/a"), URI.create(server.baseUrl() + "/b"));
    sender.send(new Receiver("on-call", new Alertmanager(members, Map.of()), 30), Notices.opened());
    server.verify(1, postRequestedFor(urlEqualTo("/a/api/v2/alerts")));
    server.verify(1, postRequestedFor(urlEqualTo("/b/api/v2/alerts")));
  }

  @Test
  void aSecretOfABodyIsNotSaidWhereTheOtherSideEchoesIt() {
    server.stubFor(
        any(anyUrl()).willReturn(aResponse().withStatus(400).withBody("?token=" + SECRET)));
    var receiver =
        new Receiver(
                "bridge",
                new Webhook(URI.create(server.baseUrl() + "/hook"), Map.of(), "token=" + SECRET),
                Receiver.HOURLY)
            .hiding(List.of(SECRET));
    assertThatExceptionOfType(NotSentException.class)
        .isThrownBy(() -> sender.send(receiver, Notices.opened()))
        .withMessage("receiver bridge (webhook): HTTP 400: ?token=•••");
  }

  @Test
  void aHeaderThatCannotBeIsSaidAndNotAFaultOfTheProber() {
    var receiver =
        new Receiver(
            "bridge",
            new Webhook(
                URI.create(server.baseUrl() + "/hook"), Map.of("Content-Type", "garbage"), null),
            Receiver.HOURLY);
    assertThatExceptionOfType(NotSentException.class)
        .isThrownBy(() -> sender.send(receiver, Notices.opened()))
        .withMessageStartingWith("receiver bridge (webhook): its file asks for what cannot be: ")
        .matches(NotSentException::lasting);
  }
}
