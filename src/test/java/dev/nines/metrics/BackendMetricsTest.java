package dev.nines.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Backends;
import dev.nines.journey.Service;
import dev.nines.outcome.ServerVerdict;
import dev.nines.slo.BackendTime;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackendMetricsTest {

  private final Exposition exposition = new Exposition();
  private final BackendMetrics metrics = new BackendMetrics(exposition.registry, Fixtures.REGION);

  private static Service announced(String... backends) {
    return new Service(
        "chat",
        "",
        null,
        new Backends.Announced(Set.of(backends), Duration.ofMinutes(1)),
        List.of());
  }

  private List<String> lines(String family) {
    return exposition.text().lines().filter(line -> line.startsWith(family + "{")).toList();
  }

  @Test
  void theStateOfABackendIsAbsentWhileNobodyCanTell() {
    metrics.load(announced("b1", "b2"));
    assertThat(lines("nines_backend_up")).isEmpty();

    metrics.turned("chat", "b1", ServerVerdict.UP);
    metrics.turned("chat", "b2", ServerVerdict.UP);
    metrics.turned("chat", "b1", ServerVerdict.DOWN);
    assertThat(lines("nines_backend_up"))
        .hasSize(2)
        .anyMatch(line -> line.contains("b1") && line.endsWith(" 0.0"))
        .anyMatch(line -> line.contains("b2") && line.endsWith(" 1.0"));
    metrics.turned("chat", "b1", ServerVerdict.UNKNOWN);
    assertThat(lines("nines_backend_up")).hasSize(1);
  }

  @Test
  void secondsAreCountedToTheMillisecond() {
    metrics.load(announced("b1", "b2"));
    for (int i = 0; i < 4; i++) {
      metrics.counted("chat", new BackendTime(250, 500, 0, 250));
    }

    assertThat(lines("nines_service_backend_up_seconds_total").getFirst()).endsWith(" 1.0");
    assertThat(lines("nines_service_backend_known_seconds_total").getFirst()).endsWith(" 2.0");
    assertThat(lines("nines_service_all_backends_up_seconds_total").getFirst()).endsWith(" 0.0");
    assertThat(lines("nines_service_all_backends_known_seconds_total").getFirst()).endsWith(" 1.0");
  }

  @Test
  void aServiceThatGoesTakesItsSeriesAlong() {
    metrics.load(announced("b1"));
    metrics.turned("chat", "b1", ServerVerdict.UP);
    metrics.unload("chat");
    metrics.turned("chat", "b1", ServerVerdict.DOWN);
    metrics.counted("chat", new BackendTime(1, 1, 1, 1));

    assertThat(exposition.text()).doesNotContain("chat");
  }

  @Test
  void aBackendThatGoesTakesItsSeriesAlongAndTheOthersKeepTheirs() {
    metrics.load(announced("b1", "b2"));
    metrics.counted("chat", new BackendTime(1_000, 2_000, 0, 1_000));
    metrics.turned("chat", "b1", ServerVerdict.UP);
    metrics.turned("chat", "b2", ServerVerdict.UP);
    metrics.load(announced("b1"));

    assertThat(exposition.text()).doesNotContain("b2");
    assertThat(lines("nines_backend_up")).hasSize(1);
    assertThat(lines("nines_service_backend_up_seconds_total").getFirst()).endsWith(" 1.0");
  }
}
