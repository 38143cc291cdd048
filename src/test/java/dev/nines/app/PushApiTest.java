package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.api.OnDuty;
import dev.nines.cli.GitPlace;
import dev.nines.source.git.Access;
import dev.nines.source.git.GitServer;
import dev.nines.source.git.Remote;
import dev.nines.store.SumOverRuns;
import dev.nines.time.ManualTime;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the API says of journeys from Git, and who may say that something was pushed. */
@QuarkusTest
class PushApiTest {

  private static final String PATH = "/api/v1/callbacks/git";
  private static final String BODY = "Hello, World!";
  private static final String SIGNATURE =
      "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

  private static final String JOURNEY =
      """
      journey: chat
      interval: 1h
      steps:
        - get: http://localhost:1/
      """;

  @TestHTTPResource("/")
  URI root;

  @Inject OnDuty duty;
  @TempDir Path folder;

  private final AtomicReference<@Nullable String> secret = new AtomicReference<>();
  private Api api;
  private GitServer server;
  private GitFeed feed;
  private Served prober;

  @BeforeEach
  void serve() throws Exception {
    api = new Api(root);
    server = new GitServer(folder.resolve("remote"));
    var place =
        new GitPlace(
            new Remote(server.url(), "main", "journeys"),
            Access.OPEN,
            folder.resolve("cache"),
            Duration.ofMinutes(1),
            false,
            null,
            secret::get);
    feed = GitFeed.open(place, Wiring.loader(), new ManualTime().clocks());
    var history = new SumOverRuns();
    prober = new Served(folder, feed, history, history, (_, _) -> {});
    duty.take(prober.prober().shown());
  }

  @AfterEach
  void end() {
    duty.take(null);
    prober.close();
    feed.close();
    server.close();
  }

  private Api.Answer push(String signature) throws Exception {
    return api.send(
        api.request(PATH)
            .header("X-Hub-Signature-256", signature)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(BODY)));
  }

  /** As the scheduler does; nothing passes of the time. */
  private void beat() {
    feed.beat();
    prober.look();
  }

  @Test
  void aPushThatIsProvedIsFetchedAtOnce() throws Exception {
    secret.set("It's a Secret to Everybody");
    server.commit("journeys/chat.yaml", JOURNEY);
    beat();
    var second = server.commit("journeys/web.yaml", JOURNEY.replace("chat", "web")).name();
    beat();
    assertThat(api.get("/api/v1/journeys").at("/journeys")).hasSize(1);

    OnPracticeChat.problem(
        push("sha256=" + "0".repeat(64)),
        403,
        "Refused",
        "the call does not prove that it is of the repository's host; expected X-Hub-Signature-256"
            + " (GitHub), X-Gitea-Signature or X-Forgejo-Signature, X-Gitlab-Token, or"
            + " webhook-signature (GitLab) by the secret NINES_GIT_WEBHOOK_SECRET");
    beat();
    assertThat(api.get("/api/v1/journeys").at("/journeys")).hasSize(1);

    var taken = push(SIGNATURE);
    assertThat(taken.status()).as(taken.text()).isEqualTo(200);
    assertThat(taken.at("/outcome").asText()).isEqualTo("the repository is asked at once");
    beat();
    var journeys = api.get("/api/v1/journeys");
    assertThat(journeys.at("/journeys")).hasSize(2);
    assertThat(journeys.at("/revision").asText()).isEqualTo(second.substring(0, 12));
    assertThat(journeys.at("/git/commit").asText()).isEqualTo(second);
    assertThat(journeys.at("/git/url").asText()).isEqualTo(server.url());
    assertThat(journeys.at("/git/ref").asText()).isEqualTo("main");
    assertThat(journeys.at("/git/folder").asText()).isEqualTo("journeys");
    assertThat(journeys.at("/git/fetched").asText()).isEqualTo("2026-11-22T12:00:00Z");
    assertThat(journeys.at("/git/trouble").isNull()).isTrue();
    assertThat(journeys.at("/git/refused").isNull()).isTrue();
    assertThat(journeys.at("/journeys/0/file/path").asText()).isEqualTo("journeys/chat.yaml");
  }

  @Test
  void aCommitThatIsNotPutInForceIsShown() throws Exception {
    server.commit("journeys/chat.yaml", JOURNEY);
    beat();
    var bad = server.commit("journeys/chat.yaml", "journey: chat\n").name();
    feed.hurry();
    beat();
    var git = api.get("/api/v1/journeys").at("/git");
    assertThat(git.at("/refused/commit").asText()).isEqualTo(bad);
    assertThat(git.at("/refused/author").asText()).isEqualTo("Ada");
    assertThat(git.at("/refused/problems/0").asText())
        .startsWith("journeys/chat.yaml:1:1: found a journey without \"steps\"");
  }

  @Test
  void withoutASecretNobodyMaySaySo() throws Exception {
    OnPracticeChat.problem(
        push(SIGNATURE),
        404,
        "Not found",
        "nobody may say here that something was pushed; expected journeys from Git and the secret"
            + " NINES_GIT_WEBHOOK_SECRET");
  }
}
