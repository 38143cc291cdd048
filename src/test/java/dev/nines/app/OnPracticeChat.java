package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.api.OnDuty;
import dev.nines.cli.Golden;
import dev.nines.store.SumOverRuns;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * The API over real sockets, on a prober that plays real journeys against the practice chat when it
 * is asked to; its schedule stands still.
 */
abstract class OnPracticeChat {

  /** Rests for a second between two steps. */
  private static final String SLOW =
      """
      journey: slow
      interval: 1h
      timeout: 60s
      vars: { topic: cards }
      actors:
        customer: { url: "${env.CHAT_URL}" }
      steps:
        - step: open chat
          as: customer
          post: /api/chats
          json: { topic: "${vars.topic}" }
          expect: json.topic == vars.topic
        - step: rest
          sleep: 1s
      """;

  private static final String ELSEWHERE =
      """
      journey: elsewhere
      regions: [us-1]
      interval: 1m
      steps:
        - get: http://localhost:1/
      """;

  /** Ends at once. */
  private static final String QUICK =
      """
      journey: quick
      interval: 1h
      timeout: 60s
      overlap: true
      steps:
        - step: rest
          sleep: 1ms
      """;

  @TestHTTPResource("/")
  URI root;

  @Inject OnDuty duty;

  @TempDir Path folder;
  final SumOverRuns history = new SumOverRuns();
  Served served;
  Api api;

  @BeforeEach
  void serve() throws IOException {
    api = new Api(root);
    served =
        new Served(folder, history, history)
            .write("chat.yaml", patient(Files.readString(Path.of("journeys/support-chat.yaml"))))
            .write("slow.yaml", SLOW)
            .write("quick.yaml", QUICK)
            .write("elsewhere.yaml", ELSEWHERE)
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

  /** Holds an answer against the file of this name, but for what differs from run to run. */
  static void golden(String name, Api.Answer answer) throws IOException {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.type()).startsWith("application/json");
    Golden.check("api", name + ".json", Volatile.masked(answer.json()).toPrettyString() + "\n");
  }

  static void problem(Api.Answer answer, int status, String title, String detail) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.type()).isEqualTo("application/problem+json");
    assertThat(answer.json().path("title").asText()).isEqualTo(title);
    assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    assertThat(answer.detail()).isEqualTo(detail);
  }
}
