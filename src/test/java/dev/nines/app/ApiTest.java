package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nines.api.OnDuty;
import dev.nines.cli.Golden;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API over real sockets, on a prober that plays real journeys against the practice chat. */
@QuarkusTest
class ApiTest {

  @TestHTTPResource("/")
  private URI root;

  @Inject private OnDuty duty;
  @TempDir private Path folder;
  private Served served;
  private Api api;

  private static final String SLOW =
      """
      journey: slow
      interval: 1h
      timeout: 60s
      vars: { chat: "${env.CHAT_URL}", rest: 300ms }
      actors:
        customer: { url: "${vars.chat}" }
      steps:
        - step: open chat
          as: customer
          post: /api/chats
          json: { topic: cards }
        - step: rest
          sleep: 1s
      """;

  @BeforeEach
  void serve() throws IOException {
    api = new Api(root);
    served =
        new Served(folder, Served.keepingNothing())
            .write("chat.yaml", patient(Files.readString(Path.of("journeys/support-chat.yaml"))))
            .write("slow.yaml", SLOW)
            .write(
                "elsewhere.yaml",
                "journey: elsewhere\nregions: [us-1]\ninterval: 1m\nsteps: [{ get: http://localhost:1/ }]\n")
            .write("broken.yaml", "journey: broken\nstepz: []\n")
            .look();
    duty.take(served.prober().shown());
  }

  /** A busy machine must not change an outcome. */
  private static String patient(String journey) {
    return journey.replace("timeout: 1s, retry: 2", "timeout: 9s").replace("95% < 3s", "95% < 25s");
  }

  @AfterEach
  void end() {
    duty.take(null);
    served.close();
  }

  @Test
  void theJourneysInForceAreListedWithTheirLastRuns() throws Exception {
    api.post("/api/v1/journeys/support-chat/runs?wait=30s");
    golden("journeys", api.get("/api/v1/journeys"));
  }

  @Test
  void aJourneyIsShownAsWritten() throws Exception {
    var answer = api.get("/api/v1/journeys/support-chat");
    assertThat(answer.text()).doesNotContain("operator-practice", "customer-practice");
    golden("journey", answer);
  }

  @Test
  void aRunOnDemandIsWaitedFor() throws Exception {
    var answer = api.post("/api/v1/journeys/support-chat/runs?wait=30s");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().path("outcome").asText()).isEqualTo("passed");
    assertThat(answer.header("Location"))
        .endsWith("/api/v1/runs/" + answer.json().path("id").asText());
    golden("run", answer);
  }

  @Test
  void aRunThatGoesOnIsSeenAsFarAsItHasCome() throws Exception {
    var answer = api.post("/api/v1/journeys/slow/runs");
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    assertThat(answer.json().path("state").asText()).isEqualTo("running");
    var id = answer.json().path("id").asText();
    var run = answer.json();
    while (run.path("state").asText().equals("running")) {
      run = api.get("/api/v1/runs/" + id).json();
    }
    assertThat(run.path("outcome").asText()).isEqualTo("passed");
    assertThat(run.path("trigger").asText()).isEqualTo("demand");
  }

  private static void golden(String name, Api.Answer answer) throws IOException {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    var json = new ObjectMapper().readTree(answer.text());
    Golden.check("api", name + ".json", Volatile.masked(json).toPrettyString() + "\n");
  }
}
