package dev.nines.metrics;

import static dev.nines.metrics.Fixtures.get;
import static dev.nines.metrics.Fixtures.tell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Objective;
import dev.nines.outcome.Cause;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Reason;
import dev.nines.outcome.Run;
import dev.nines.outcome.Run.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LatencyMetersTest {

  private static final Outcome FAILED = new Outcome.Failed(Reason.WRONG, "buy", null, "HTTP 404");

  private final Exposition exposition = new Exposition();
  private final RunMetrics metrics = new RunMetrics(exposition.registry, Fixtures.REGION);

  private void load(Objective... objectives) {
    metrics.load(
        Fixtures.journey(
            "shop",
            "shop",
            List.of(get("buy")),
            Map.of(),
            List.of("http://localhost"),
            objectives));
  }

  private static Objective latency(@Nullable String milestone, Duration threshold) {
    return new Objective.Latency(
        0.95, threshold, milestone, new Objective.Rolling(Duration.ofDays(30)));
  }

  private double counted(boolean kept) {
    return exposition.samples("nines_latency_objective_runs_total").stream()
        .filter(line -> line.contains("kept=\"" + kept + "\""))
        .mapToDouble(Exposition::valueOf)
        .sum();
  }

  private void played(Outcome outcome, Map<String, Duration> milestones) {
    tell(metrics, Fixtures.run("shop", Trigger.SCHEDULE, outcome, milestones));
  }

  @Test
  void aRunThatTakesAsLongAsTheThresholdDoesNotKeepIt() {
    load(latency("paid", Duration.ofMillis(300)));

    played(new Outcome.Passed(), Map.of("paid", Duration.ofMillis(300)));
    assertThat(counted(true)).isZero();
    assertThat(counted(false)).isEqualTo(1);

    played(new Outcome.Degraded("slow"), Map.of("paid", Duration.ofNanos(299_999_999)));
    assertThat(counted(true)).isEqualTo(1);
  }

  @Test
  void aBadRunNeverKeepsItHoweverShort() {
    load(latency(null, Duration.ofSeconds(3)));

    played(FAILED, Map.of());

    assertThat(counted(true)).isZero();
    assertThat(counted(false)).isEqualTo(1);
  }

  @Test
  void aRunThatSaysNothingOfTheServiceIsNotCounted() {
    load(latency(null, Duration.ofSeconds(3)));

    played(new Outcome.Excluded("closed"), Map.of());
    played(new Outcome.Inconclusive(Cause.NETWORK, "cut off"), Map.of());
    tell(metrics, onDemand());

    assertThat(counted(true) + counted(false)).isZero();
  }

  private static Run onDemand() {
    return Fixtures.run("shop", Trigger.DEMAND, new Outcome.Passed(), Map.of());
  }

  @Test
  void theSeriesAreThereFromTheStartAndGoWithTheirObjective() {
    load(latency(null, Duration.ofSeconds(3)));
    assertThat(exposition.samples("nines_latency_objective_runs_total"))
        .hasSize(2)
        .allMatch(line -> line.contains("objective=\"run < 3s\"") && line.endsWith(" 0.0"));

    load(latency(null, Duration.ofSeconds(2)));
    assertThat(exposition.samples("nines_latency_objective_runs_total"))
        .hasSize(2)
        .allMatch(line -> line.contains("objective=\"run < 2s\""));

    metrics.unload("shop");
    assertThat(exposition.samples("nines_latency_objective_runs_total")).isEmpty();
  }
}
