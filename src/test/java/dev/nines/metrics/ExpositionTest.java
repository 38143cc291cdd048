package dev.nines.metrics;

import static dev.nines.metrics.Fixtures.attempt;
import static dev.nines.metrics.Fixtures.await;
import static dev.nines.metrics.Fixtures.get;
import static dev.nines.metrics.Fixtures.played;
import static dev.nines.metrics.Fixtures.run;
import static dev.nines.metrics.Fixtures.step;
import static dev.nines.metrics.Fixtures.tell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Backends;
import dev.nines.journey.BrowserAct;
import dev.nines.journey.Milestone;
import dev.nines.journey.Objective;
import dev.nines.journey.Service;
import dev.nines.journey.Template;
import dev.nines.metrics.BrowserMetrics.Browsers;
import dev.nines.metrics.GitMetrics.Fetches;
import dev.nines.metrics.InfoMetrics.Build;
import dev.nines.metrics.TracingMetrics.Spans;
import dev.nines.outcome.Cause;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.PageRecord;
import dev.nines.outcome.Reason;
import dev.nines.outcome.Run.Trigger;
import dev.nines.outcome.RunEvent.RunStarted;
import dev.nines.outcome.ServerVerdict;
import dev.nines.outcome.StepRecord.Result;
import dev.nines.outcome.Vital;
import dev.nines.slo.BackendTime;
import dev.nines.store.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The whole of what is exposed after a few runs, word by word. With {@code -Dgolden.write=true} the
 * files are written anew, to be read before they are committed.
 */
class ExpositionTest {

  private final Exposition exposition = new Exposition();

  /** The registry holds what it shows of them weakly. */
  private final BackendMetrics backends = new BackendMetrics(exposition.registry, Fixtures.REGION);

  @BeforeEach
  void aFewRuns() {
    var info = new InfoMetrics(exposition.registry, new Build("1.2.3", "0a1b2c3", "25.0.3"));
    info.loaded(1, "f00dcafe", Map.of("broken.yaml", 2));
    new ShareMetrics(exposition.registry, "2/8", () -> 1)
        .replica(
            "nines-1",
            new ShareMetrics.Standing(
                () -> 2, () -> 31, () -> true, () -> Duration.ofMillis(12500)));
    var metrics = new RunMetrics(exposition.registry, Fixtures.REGION);
    metrics.load(
        Fixtures.journey(
            "support-chat",
            "chat-support",
            List.of(
                get("send"),
                step("log in", "customer", Fixtures.request(), "login"),
                step("receive", "operator", await(), null),
                step("look", "operator", new BrowserAct.OpenPage(Template.of("/console")), null)),
            Map.of("delivery", new Milestone("delivery", "send", "receive", Duration.ofSeconds(1))),
            List.of("http://localhost:8099"),
            new Objective.Latency(
                0.95,
                Duration.ofMillis(200),
                "delivery",
                new Objective.Rolling(Duration.ofDays(30)))));
    for (int run = 0; run < 5; run++) {
      metrics.due("support-chat");
    }
    metrics.late(Duration.ofMillis(4));
    metrics.overdue("support-chat");
    var up = attempt(ClientVerdict.OK, ServerVerdict.UP, null);
    var late = attempt(ClientVerdict.TIMEOUT, ServerVerdict.UP, null);
    var down = attempt(ClientVerdict.REFUSED, ServerVerdict.DOWN, null);
    tell(
        metrics,
        run(
                "support-chat",
                Trigger.SCHEDULE,
                new Outcome.Passed(),
                Map.of("delivery", Duration.ofMillis(120)),
                played("send", Result.SUCCEEDED, up),
                played("log in", Result.SUCCEEDED, up))
            .with(
                List.of(
                    new PageRecord(
                        "operator",
                        "look",
                        "http://localhost:8099/console",
                        List.of("TypeError: x is undefined"),
                        2,
                        Map.of(
                            Vital.LARGEST_CONTENTFUL_PAINT,
                            Vital.rounded(1.9),
                            Vital.CUMULATIVE_LAYOUT_SHIFT,
                            Vital.rounded(0.12)))),
                List.of()));
    tell(
        metrics,
        run(
            "support-chat",
            new Outcome.Degraded("after a retry"),
            played("send", Result.SUCCEEDED, late, up)));
    tell(
        metrics,
        run(
            "support-chat",
            new Outcome.Failed(Reason.REFUSED, "log in", "login", "refused"),
            played("send", Result.SUCCEEDED, up),
            played("log in", Result.FAILED, down)));
    tell(metrics, run("support-chat", new Outcome.Excluded("nobody works now")));
    tell(metrics, run("support-chat", new Outcome.Inconclusive(Cause.NETWORK, "no network")));
    metrics.on(
        new RunStarted(
            "42",
            "support-chat",
            "chat",
            Fixtures.REGION,
            Trigger.SCHEDULE,
            Fixtures.NOON,
            Fixtures.NOON));
    aFewChecks();
    anIncident();
    var _ =
        new HistoryMetrics(
            exposition.registry, () -> new Progress(1_200, 3, 40, 5, "disk full", Fixtures.NOON));
    var _ = new TracingMetrics(exposition.registry, () -> new Spans(1_500, 20, 7));
    new LoopMetrics(exposition.registry).show("schedule", () -> Duration.ofMillis(400));
    var _ =
        new BrowserMetrics(
            exposition.registry,
            List.of("runs", "lost"),
            () ->
                new Browsers(2, 2, 3, Duration.ofMillis(1_500), 640L << 20, 5, Map.of("lost", 1L)));
    new GitMetrics(exposition.registry, () -> new Fetches(42.5, 2, 1_440, 3))
        .commits(
            "e83c5163316f89bfbde7d9ab23ca2e25604af290",
            "9fceb02d0ae598e95dc970b74767f19372d61af8",
            2);
  }

  private void anIncident() {
    var metrics = new IncidentMetrics(exposition.registry, Fixtures.REGION);
    metrics.changed(TroubleFixture.open());
    metrics.changed(TroubleFixture.resolved());
    metrics.changed(TroubleFixture.another());
    metrics.sent("on-call", true);
    metrics.sent("on-call", false);
  }

  private void aFewChecks() {
    var metrics = backends;
    var check = Fixtures.journey("check", get("health check"));
    metrics.load(
        new Service(
            "chat-support",
            "Customers are answered",
            null,
            new Backends.Checked(Map.of("chat-1", check, "chat-2", check)),
            List.of()));
    metrics.checked("chat-support", "chat-1", ServerVerdict.UP);
    metrics.checked("chat-support", "chat-2", ServerVerdict.DOWN);
    metrics.turned("chat-support", "chat-1", ServerVerdict.UP);
    metrics.turned("chat-support", "chat-2", ServerVerdict.DOWN);
    metrics.counted("chat-support", new BackendTime(10_250, 20_500, 0, 10_250));
  }

  @Test
  void theTextIsTheGoldenOne() throws IOException {
    matches("exposition.txt", exposition.text());
  }

  @Test
  void theOpenMetricsAreTheGoldenOnes() throws IOException {
    matches("exposition.openmetrics.txt", exposition.openMetrics());
  }

  @Test
  void promtoolFindsNothingToSay() throws Exception {
    assertThat(Promtool.run(exposition.text(), "check", "metrics")).isEmpty();
  }

  private static void matches(String name, String text) throws IOException {
    var golden = Path.of("src/test/resources/dev/nines/metrics", name);
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(golden, text);
    }
    assertThat(text).isEqualTo(Files.readString(golden));
  }
}
