package dev.nines.app;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import dev.nines.cli.GitPlace;
import dev.nines.notify.receiver.ReceiverSender;
import dev.nines.source.git.Access;
import dev.nines.source.git.GitServer;
import dev.nines.source.git.Remote;
import dev.nines.store.SumOverRuns;
import dev.nines.time.ManualTime;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From a push to a real repository to what its owners are sent, over real sockets. */
@QuarkusTest
@Timeout(60)
class GitOwnersTest {

  private static final String GOOD =
      """
      journey: chat
      interval: 1h
      steps:
        - get: http://localhost:1/
      """;

  private static final String BAD = "journey: chat\n";

  @Inject ReceiverSender sender;
  @TempDir Path folder;

  private final ManualTime time = new ManualTime();
  private final SumOverRuns history = new SumOverRuns();
  private WireMockServer receivers;
  private GitServer server;
  private GitFeed feed;
  private Served prober;

  @BeforeEach
  void serve() throws Exception {
    receivers = new WireMockServer(wireMockConfig().dynamicPort());
    receivers.start();
    taken(202);
    server = new GitServer(folder.resolve("remote"));
    start();
  }

  private void taken(int status) {
    receivers.stubFor(post(urlPathEqualTo("/owners")).willReturn(aResponse().withStatus(status)));
    receivers.stubFor(post(urlPathEqualTo("/on-call")).willReturn(aResponse().withStatus(202)));
  }

  private void start() {
    var place =
        new GitPlace(
                new Remote(server.url(), "main", "journeys"),
                Access.OPEN,
                folder.resolve("cache"),
                Duration.ofMinutes(1),
                false,
                null,
                () -> null)
            .ownedBy(List.of("team", "nobody"));
    feed = GitFeed.open(place, Wiring.loader(), time.clocks());
    prober = new Served(folder, feed, history, history, sender);
  }

  @AfterEach
  void end() {
    stop();
    server.close();
    receivers.stop();
  }

  private void stop() {
    prober.close();
    feed.close();
  }

  private String push(String chat) throws Exception {
    return server.commit("journeys/chat.yaml", chat).name();
  }

  private void good() throws Exception {
    server.commit(
        "journeys/chat.yaml",
        GOOD,
        "journeys/team.yaml",
        "receiver: team\nwebhook: { url: \"%s/owners\" }\n".formatted(receivers.baseUrl()),
        "journeys/on-call.yaml",
        "receiver: on-call\nwebhook: { url: \"%s/on-call\" }\n".formatted(receivers.baseUrl()));
    pass();
  }

  private void pass() {
    feed.hurry();
    feed.beat();
    prober.look();
    prober.prober().beat();
  }

  private int asked() {
    return receivers.findAll(postRequestedFor(urlPathEqualTo("/owners"))).size();
  }

  /** What they were told last, once they were told so often. */
  private JsonNode told(int times) throws Exception {
    while (asked() < times) {
      prober.look();
      Thread.onSpinWait();
    }
    // Nothing more comes of looking on.
    for (int look = 0; look < 20; look++) {
      pass();
    }
    var all = receivers.findAll(postRequestedFor(urlPathEqualTo("/owners")));
    assertThat(all).hasSize(times);
    return new ObjectMapper().readTree(times == 0 ? "{}" : all.getLast().getBodyAsString());
  }

  @Test
  void theOwnersAreToldOnceOfEachRefusedCommitAndOfTheEnd() throws Exception {
    good();
    var inForce = feed.state().commit().substring(0, 12);
    var bad = push(BAD).substring(0, 12);
    pass();
    var first = told(1);
    assertThat(first.path("kind").asText()).isEqualTo("opened");
    assertThat(first.path("headline").asText())
        .isEqualTo(
            "[rehearsal] WARNING: journeys are not brought up to date: commit " + bad + " by Ada");
    assertThat(first.path("text").asText())
        .contains(
            "Where: repository 127.0.0.1, region eu-1",
            "Played: commit " + inForce + ", as before",
            "• journeys/chat.yaml:1:1: found a journey without \"steps\"")
        .doesNotContain("Customers");
    assertThat(first.at("/incidents/0/subject").asText()).isEqualTo("commit");

    var worse = push(BAD + "interval: soon\n").substring(0, 12);
    pass();
    var second = told(2);
    assertThat(second.path("headline").asText()).contains(worse);
    assertThat(second.path("id")).as("one alert of them all").isEqualTo(first.path("id"));

    good();
    var last = told(3);
    assertThat(last.path("kind").asText()).isEqualTo("resolved");
    assertThat(last.path("stands").asBoolean()).isFalse();
    assertThat(last.path("text").asText())
        .contains("Played: commit " + feed.state().commit().substring(0, 12));
    assertThat(receivers.findAll(postRequestedFor(urlPathEqualTo("/on-call"))))
        .as("no customer notices it")
        .isEmpty();
  }

  @Test
  void aStartTellsNothingAgainAndTheEndStill() throws Exception {
    good();
    push(BAD);
    pass();
    told(1);
    stop();
    start();
    pass();
    told(1);
    good();
    assertThat(told(2).path("kind").asText()).isEqualTo("resolved");
  }

  @Test
  void whoeverIsAwayIsToldLaterAndNotOfWhatIsOver() throws Exception {
    good();
    taken(404);
    push(BAD);
    pass();
    told(1);
    good();
    taken(202);
    told(1);
  }

  @Test
  void aQuietEnvironmentTellsNobody() throws Exception {
    good();
    server.commit("journeys/defaults.yaml", "alerting: defaults\nquiet: rehearsal\n");
    pass();
    push(BAD);
    pass();
    told(0);
  }
}
