package dev.nines.metrics;

import static dev.nines.metrics.Fixtures.REGION;
import static dev.nines.metrics.Fixtures.attempt;
import static dev.nines.metrics.Fixtures.get;
import static dev.nines.metrics.Fixtures.journey;
import static dev.nines.metrics.Fixtures.played;
import static dev.nines.metrics.Fixtures.run;
import static dev.nines.metrics.Fixtures.tell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.outcome.Attempt;
import dev.nines.outcome.Cause;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Reason;
import dev.nines.outcome.Run;
import dev.nines.outcome.Run.Trigger;
import dev.nines.outcome.RunEvent.AttemptEnded;
import dev.nines.outcome.RunEvent.AttemptObserved;
import dev.nines.outcome.RunEvent.RunEnded;
import dev.nines.outcome.RunEvent.RunSettled;
import dev.nines.outcome.RunEvent.RunStarted;
import dev.nines.outcome.ServerVerdict;
import dev.nines.outcome.StepRecord.Result;
import dev.nines.outcome.StepRecord.Stage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunMetricsTest {

  private static final Attempt UP = attempt(ClientVerdict.OK, ServerVerdict.UP, null);
  private static final Attempt OPEN = attempt(ClientVerdict.TIMEOUT, null, null);
  private static final Attempt LATE = attempt(ClientVerdict.TIMEOUT, ServerVerdict.UP, null);
  private static final Attempt CUT_OFF =
      attempt(ClientVerdict.TIMEOUT, ServerVerdict.UNKNOWN, null);

  private final Exposition exposition = new Exposition();
  private final RunMetrics metrics = new RunMetrics(exposition.registry, REGION);

  private double runs(String labels) {
    return exposition.samples("nines_runs_total").stream()
        .filter(line -> line.contains(labels))
        .mapToDouble(Exposition::valueOf)
        .sum();
  }

  private double attempts(String labels) {
    return exposition.samples("nines_attempts_total").stream()
        .filter(line -> line.contains(labels))
        .mapToDouble(Exposition::valueOf)
        .sum();
  }

  @Test
  void aFailureIsAddedToASeriesThatWasThereBefore() {
    metrics.load(journey("shop", get("buy")));
    var before = exposition.ofJourney("shop").size();
    var zero = exposition.samples("nines_runs_total");

    tell(
        metrics,
        run(
            "shop",
            new Outcome.Failed(Reason.ERROR, "buy", null, "HTTP 503"),
            played("buy", Result.FAILED, attempt(ClientVerdict.ERROR, ServerVerdict.DOWN, null))));

    assertThat(zero).hasSize(13).allMatch(line -> line.endsWith(" 0.0"));
    assertThat(runs("outcome=\"failed\",reason=\"error\",region=\"eu-1\",step=\"buy\""))
        .isEqualTo(1);
    assertThat(attempts("client=\"error\"")).isEqualTo(1);
    // The phase "connect" alone is new: a histogram has no first failure to lose.
    assertThat(exposition.ofJourney("shop"))
        .filteredOn(line -> !line.contains("phase=\"connect\""))
        .hasSize(before);
  }

  @Test
  void whatGoesWithAJourneyIsItsOwnSeriesAndNothingElse() {
    metrics.load(journey("stays", get("buy")));
    var alone = exposition.text();
    metrics.load(journey("goes", get("buy")));
    metrics.due("goes");
    tell(
        metrics,
        run("goes", new Outcome.Passed(), played("buy", Result.SUCCEEDED, UP, seenAt("b1"))));
    assertThat(exposition.ofJourney("goes")).isNotEmpty();

    metrics.unload("goes");

    assertThat(exposition.text()).isEqualTo(alone);
  }

  @Test
  void theEndOfARunWhoseJourneyIsGoneBringsNothingBack() {
    metrics.load(journey("goes", get("buy")));
    metrics.unload("goes");

    tell(metrics, run("goes", new Outcome.Passed(), played("buy", Result.SUCCEEDED, UP)));
    metrics.due("goes");
    metrics.overdue("goes");

    assertThat(exposition.ofJourney("goes")).isEmpty();
  }

  @Test
  void loadingTheSameAgainKeepsEveryCount() {
    metrics.load(journey("shop", get("buy")));
    metrics.due("shop");
    tell(metrics, run("shop", new Outcome.Passed(), played("buy", Result.SUCCEEDED, seenAt("b1"))));
    var before = exposition.text();

    metrics.load(journey("shop", get("buy")));

    assertThat(exposition.text()).isEqualTo(before);
  }

  @Test
  void aStepThatIsRenamedTakesItsOwnSeriesAlongAndNoOthers() {
    metrics.load(journey("shop", get("look"), get("buy")));
    tell(
        metrics,
        run(
            "shop",
            new Outcome.Failed(Reason.WRONG, "buy", null, "HTTP 404"),
            played("look", Result.SUCCEEDED, UP),
            played("buy", Result.FAILED, attempt(ClientVerdict.WRONG, ServerVerdict.DOWN, "b1"))));

    metrics.load(journey("shop", get("look"), get("order")));

    assertThat(exposition.text()).doesNotContain("step=\"buy\"").contains("step=\"order\"");
    assertThat(attempts("step=\"look\"")).isEqualTo(1);
    assertThat(runs("outcome=\"failed\"")).isZero();
  }

  @Test
  void aJourneyThatIsLoadedAgainAfterItWasGoneBeginsAtZero() {
    metrics.load(journey("shop", get("buy")));
    tell(metrics, run("shop", new Outcome.Passed(), played("buy", Result.SUCCEEDED, UP)));
    metrics.unload("shop");

    metrics.load(journey("shop", get("buy")));

    assertThat(runs("outcome=\"passed\"")).isZero();
    tell(metrics, run("shop", new Outcome.Passed(), played("buy", Result.SUCCEEDED, UP)));
    assertThat(runs("outcome=\"passed\"")).isEqualTo(1);
  }

  @Test
  void aLateVerdictIsCountedOnceAndOnlyWhenTheRunIsSettled() {
    metrics.load(journey("shop", get("buy")));
    var failed = new Outcome.Failed(Reason.TIMEOUT, "buy", null, "no answer within 1s");
    var open = run("shop", failed, played("buy", Result.FAILED, OPEN));
    metrics.on(new AttemptEnded(open.id(), "shop", Stage.STEP, "buy", "customer", OPEN));
    metrics.on(new RunEnded(open));
    assertThat(exposition.value("nines_observations_open")).isEqualTo(1);
    assertThat(attempts("")).isZero();
    assertThat(runs("outcome=\"failed\",reason=\"timeout\"")).isEqualTo(1);

    metrics.on(new AttemptObserved(open.id(), "shop", Stage.STEP, "buy", "customer", LATE));
    metrics.on(new RunSettled(run("shop", failed, played("buy", Result.FAILED, LATE))));

    assertThat(exposition.value("nines_observations_open")).isZero();
    assertThat(attempts("")).isEqualTo(1);
    assertThat(attempts("client=\"timeout\",journey=\"shop\",region=\"eu-1\",server=\"up\""))
        .isEqualTo(1);
    assertThat(runs("")).isEqualTo(1);
  }

  @Test
  void aServerIsNotDownWhenTheProberWasCutOff() {
    metrics.load(journey("shop", get("buy")));
    var cutOff = new Outcome.Inconclusive(Cause.NETWORK, "the control check failed");
    var silent = attempt(ClientVerdict.TIMEOUT, ServerVerdict.DOWN, null);
    metrics.on(new AttemptEnded("1", "shop", Stage.STEP, "buy", "customer", silent));
    metrics.on(new RunEnded(run("shop", cutOff, played("buy", Result.FAILED, CUT_OFF))));
    metrics.on(new RunSettled(run("shop", cutOff, played("buy", Result.FAILED, CUT_OFF))));

    assertThat(attempts("server=\"down\"")).isZero();
    assertThat(attempts("server=\"unknown\"")).isEqualTo(1);
    assertThat(runs("outcome=\"inconclusive\",reason=\"network\"")).isEqualTo(1);
    assertThat(runs("outcome=\"failed\"")).isZero();
  }

  @Test
  void aRunThatWasNotPlayedHasNoDuration() {
    metrics.load(journey("shop", get("buy")));
    tell(metrics, run("shop", new Outcome.Excluded("closed"), played("buy", Result.NOT_HELD, UP)));
    tell(metrics, run("shop", new Outcome.Inconclusive(Cause.OVERLOAD, "too many runs")));

    assertThat(exposition.samples("nines_run_duration_seconds_count"))
        .hasSize(3)
        .allMatch(line -> line.endsWith(" 0.0"));
    assertThat(exposition.samples("nines_step_duration_seconds_count"))
        .allMatch(line -> line.endsWith(" 0.0"));
    assertThat(attempts("client=\"ok\"")).isEqualTo(1);
  }

  @Test
  void aRunThatSomebodyAskedForIsNotTheSchedules() {
    metrics.load(journey("shop", get("buy")));
    tell(
        metrics,
        run(
            "shop",
            Trigger.DEMAND,
            new Outcome.Passed(),
            Map.of(),
            played("buy", Result.SUCCEEDED, UP)));

    assertThat(runs("")).isZero();
    assertThat(attempts("")).isZero();
  }

  @Test
  void theLastGoodRunIsTheOneThatEndedLast() {
    metrics.load(journey("shop", get("buy")));
    assertThat(exposition.value("nines_last_good_run_timestamp_seconds")).isZero();
    var good = run("shop", new Outcome.Passed());
    tell(metrics, good);
    tell(metrics, run("shop", new Outcome.Failed(Reason.ERROR, "buy", null, "HTTP 500")));
    tell(metrics, startedEarlier(good));

    assertThat(exposition.value("nines_last_good_run_timestamp_seconds"))
        .isEqualTo(Fixtures.NOON.getEpochSecond() + 0.3);
  }

  private static Run startedEarlier(Run run) {
    return new Run(
        run.id(),
        run.journey(),
        run.service(),
        run.region(),
        run.trigger(),
        run.scheduled(),
        run.started().minusSeconds(10),
        run.duration(),
        run.outcome(),
        run.steps(),
        run.milestones());
  }

  @Test
  void aRunIsInProgressFromItsStartToItsEnd() {
    var run = run("shop", new Outcome.Passed());
    metrics.on(
        new RunStarted(
            run.id(), "shop", "shop", REGION, run.trigger(), Fixtures.NOON, Fixtures.NOON));
    assertThat(exposition.value("nines_runs_in_progress")).isEqualTo(1);

    tell(metrics, run);
    // One that was never started, as when there are too many, leaves nothing below zero.
    tell(metrics, run);

    assertThat(exposition.value("nines_runs_in_progress")).isZero();
  }

  @Test
  void anAnswerCannotMakeSeriesWithoutEnd() {
    metrics.load(journey("shop", get("buy")));
    for (int backend = 0; backend < 200; backend++) {
      var played = played("buy", Result.SUCCEEDED, seenAt("pod-" + backend));
      tell(metrics, run("shop", new Outcome.Passed(), played));
    }
    tell(
        metrics,
        run(
            "shop",
            new Outcome.Passed(),
            played("buy", Result.SUCCEEDED, seenAt("x".repeat(999)))));

    assertThat(exposition.samples("nines_attempts_total")).hasSize((1 + 50 + 1) * 8);
    assertThat(attempts("backend=\"other\"")).isEqualTo(151);
    assertThat(attempts("backend=\"pod-7\"")).isEqualTo(1);
    assertThat(attempts("")).isEqualTo(201);
  }

  @Test
  void latenessIsNeverNegative() {
    metrics.late(Duration.ofMillis(-3));
    metrics.late(Duration.ofMillis(15));

    assertThat(exposition.value("nines_start_lateness_seconds_count{")).isEqualTo(2);
    assertThat(exposition.value("nines_start_lateness_seconds_sum{")).isEqualTo(0.015);
    assertThat(exposition.value("nines_start_lateness_seconds_bucket{region=\"eu-1\",le=\"0.01\""))
        .isEqualTo(1);
  }

  private static Attempt seenAt(String backend) {
    return attempt(ClientVerdict.OK, ServerVerdict.UP, backend);
  }
}
