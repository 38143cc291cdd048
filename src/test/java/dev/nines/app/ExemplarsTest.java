package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.metrics.RunMetrics;
import dev.nines.outcome.Run.Trigger;
import dev.nines.outcome.RunEvent;
import dev.nines.outcome.RunEvent.RunSettled;
import dev.nines.practice.PracticeChat;
import dev.nines.practice.PracticeOptions;
import dev.nines.rules.Prometheus;
import dev.nines.runner.ActExecutors;
import dev.nines.runner.Assignment;
import dev.nines.runner.ControlCheck;
import dev.nines.runner.JourneyRunner;
import dev.nines.runner.ProcessEnvironment;
import dev.nines.runner.client.ActorClients;
import dev.nines.runner.http.HttpExecutor;
import dev.nines.runner.stream.StreamExecutor;
import dev.nines.time.Clocks;
import dev.nines.time.SystemTimer;
import dev.nines.tracing.RunTraces;
import dev.nines.yaml.SourceFile;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers name a run that was counted in them, to those who ask for OpenMetrics. */
@QuarkusTest
class ExemplarsTest {

  private static final String JOURNEY =
      """
      journey: exemplary
      interval: 60s
      timeout: 30s
      actors:
        customer: { url: "${env.CHAT_URL}", timeout: 20s }
      steps:
        - step: look
          get: /api/operators
      """;

  @TestHTTPResource("/")
  URI root;

  @Inject MeterRegistry registry;
  @TempDir Path folder;

  /** Of all tests: a number keeps its example for some seconds. */
  private static String run = "";

  @BeforeEach
  void play() throws Exception {
    if (!run.isEmpty()) {
      return;
    }
    var journey =
        Wiring.loader().load(List.of(SourceFile.of("it.yaml", JOURNEY))).journeys().getFirst();
    var metrics = new RunMetrics(registry, "eu-1");
    metrics.load(journey);
    var settled = new CompletableFuture<String>();
    try (var chat = PracticeChat.start(PracticeOptions.defaults().withPort(0));
        var timer = new SystemTimer();
        var clients =
            new ActorClients(host -> List.of(InetAddress.getAllByName(host)), "nines/test")) {
      new JourneyRunner(
              new ActExecutors(new HttpExecutor(clients), new StreamExecutor(clients)),
              new ProcessEnvironment(Map.of("CHAT_URL", chat.uri().toString()), null),
              ControlCheck.NONE,
              Clocks.system(timer),
              () -> ThreadLocalRandom.current().nextLong())
          .run(
              journey,
              new Assignment("eu-1", Trigger.SCHEDULE, Instant.now(), Map.of(), false),
              event -> hear(event, metrics, settled));
      run = settled.join();
    }
  }

  private static void hear(RunEvent event, RunMetrics metrics, CompletableFuture<String> settled) {
    metrics.on(event);
    if (event instanceof RunSettled ended) {
      settled.complete(ended.runId());
    }
  }

  private List<String> lines(String accept) throws Exception {
    var api = new Api(root);
    var answer = api.send(api.request("/metrics").header("Accept", accept));
    assertThat(answer.status()).isEqualTo(200);
    return answer.text().lines().filter(line -> line.contains("journey=\"exemplary\"")).toList();
  }

  @Test
  void countersAndBucketsNameARunInOpenMetrics() throws Exception {
    var exemplar = " # {span_id=\"" + RunTraces.rootSpan(run) + "\",trace_id=\"" + run + "\"} ";

    for (var name :
        List.of(
            "nines_runs_total{",
            "nines_attempts_total{",
            "nines_run_duration_seconds_bucket{",
            "nines_step_duration_seconds_bucket{")) {
      assertThat(lines("application/openmetrics-text; version=1.0.0"))
          .filteredOn(line -> line.startsWith(name) && line.contains(" # "))
          .as(name)
          .singleElement()
          .asString()
          .contains(exemplar);
    }
  }

  /** Prometheus refuses all of it for one exemplar elsewhere. */
  @Test
  void nothingElseNamesARun() throws Exception {
    assertThat(lines("application/openmetrics-text"))
        .filteredOn(line -> line.contains(" # "))
        .hasSizeGreaterThan(3)
        .allMatch(line -> line.matches("\\w+_(total|bucket)\\{.*"));
  }

  @Test
  void plainTextIsAsEver() throws Exception {
    assertThat(lines("text/plain"))
        .isNotEmpty()
        .noneMatch(line -> line.contains("#") || line.contains(run));
  }

  @Test
  void prometheusTakesThem() throws Exception {
    try (var prometheus =
        Prometheus.start(folder, "groups: []\n", List.of(root.getPort()), List.of())) {
      prometheus.await(
          "sum(nines_runs_total{journey=\"exemplary\",outcome=\"passed\"})", runs -> runs >= 1);

      assertThat(prometheus.exemplars("nines_runs_total{journey=\"exemplary\"}"))
          .contains(Map.of("trace_id", run, "span_id", RunTraces.rootSpan(run)));
      assertThat(prometheus.exemplars("nines_run_duration_seconds_bucket{journey=\"exemplary\"}"))
          .contains(Map.of("trace_id", run, "span_id", RunTraces.rootSpan(run)));
    }
  }
}
