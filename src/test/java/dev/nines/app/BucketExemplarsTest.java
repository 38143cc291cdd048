package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.nines.metrics.RunMetrics;
import dev.nines.outcome.Attempt;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Phase;
import dev.nines.outcome.Run;
import dev.nines.outcome.Run.Trigger;
import dev.nines.outcome.RunEvent.RunEnded;
import dev.nines.outcome.RunEvent.RunSettled;
import dev.nines.outcome.ServerVerdict;
import dev.nines.outcome.StepRecord;
import dev.nines.rules.Prometheus;
import dev.nines.yaml.SourceFile;
import io.micrometer.core.instrument.Clock;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exemplars stand where OpenMetrics knows them, and a real Prometheus takes them. */
@SuppressWarnings("deprecation") // Quarkus brings the older of the two registries.
class BucketExemplarsTest {

  private static final String RUN = "0123456789abcdef0123456789abcdef";

  @TempDir Path folder;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(
          PrometheusConfig.DEFAULT,
          new Exemplars().registry(),
          Clock.SYSTEM,
          new Exemplars().sampler().orElseThrow());

  private String exposed() {
    var journey =
        Wiring.loader()
            .load(
                List.of(
                    SourceFile.of(
                        "it.yaml",
                        "journey: chat\ninterval: 60s\nsteps:\n  - step: look\n    get: http://localhost:1/\n")))
            .journeys()
            .getFirst();
    var metrics = new RunMetrics(registry, "eu-1");
    metrics.load(journey);
    var attempt =
        new Attempt(
            1,
            Duration.ZERO,
            Duration.ofMillis(40),
            ClientVerdict.OK,
            ServerVerdict.UP,
            null,
            null,
            null,
            Map.of(Phase.PROCESSING, Duration.ofMillis(30)));
    var actor = journey.steps().getFirst().actor();
    var run =
        new Run(
            RUN,
            "chat",
            "chat",
            "eu-1",
            Trigger.SCHEDULE,
            Instant.EPOCH,
            Instant.EPOCH,
            Duration.ofMillis(40),
            new Outcome.Passed(),
            List.of(
                new StepRecord(
                    "look",
                    actor,
                    StepRecord.Stage.STEP,
                    Duration.ZERO,
                    Duration.ofMillis(40),
                    List.of(attempt),
                    StepRecord.Result.SUCCEEDED,
                    null,
                    null)),
            Map.of());
    metrics.on(new RunEnded(run));
    metrics.on(new RunSettled(run));
    return registry.scrape(TextFormat.CONTENT_TYPE_OPENMETRICS_100);
  }

  @Test
  void onlyCountersAndBucketsNameARun() {
    assertThat(exposed().lines().filter(line -> line.contains(" # {")))
        .hasSize(4)
        .allMatch(line -> line.matches("\\w+_(total|bucket)\\{.*"))
        .allMatch(line -> line.contains("trace_id=\"" + RUN + "\""));
  }

  @Test
  void prometheusTakesThem() throws Exception {
    var text = exposed().getBytes(StandardCharsets.UTF_8);
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/metrics",
        exchange -> {
          exchange
              .getResponseHeaders()
              .add("Content-Type", TextFormat.CONTENT_TYPE_OPENMETRICS_100);
          exchange.sendResponseHeaders(200, text.length);
          try (var body = exchange.getResponseBody()) {
            body.write(text);
          }
        });
    server.start();
    try (var prometheus =
        Prometheus.start(
            folder, "groups: []\n", List.of(server.getAddress().getPort()), List.of())) {
      prometheus.await("sum(nines_runs_total{outcome=\"passed\"})", runs -> runs == 1);

      for (var name :
          List.of(
              "nines_runs_total",
              "nines_attempts_total",
              "nines_run_duration_seconds_bucket",
              "nines_step_duration_seconds_bucket")) {
        assertThat(prometheus.exemplars(name))
            .as(name)
            .containsExactly(Map.of("span_id", "0123456789abcdef", "trace_id", RUN));
      }
    } finally {
      server.stop(0);
    }
  }
}
