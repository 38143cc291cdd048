package dev.nines.rules;

import dev.nines.journey.Backends;
import dev.nines.journey.Service;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The worked examples of the semantics, each by its number: what a prober has counted, and the
 * numbers of the table that the rules make of it.
 */
class WorkedExamplesTest {

  private static final String AVAILABILITY = "journey:nines_availability:ratio_rate";
  private static final String OWN_AVAILABILITY = "journey:nines_own_availability:ratio_rate";
  private static final String REQUESTS = "journey:nines_uptime_requests:ratio_rate";
  private static final String BACKENDS = "service:nines_uptime_backends:ratio_rate";
  private static final String ALL = "service:nines_uptime_all:ratio_rate";
  private static final String COVERAGE = "journey:nines_coverage:ratio_rate";
  private static final List<String> WINDOWS = List.of("5m", "1h", "1d", "30d");

  private final Trial trial =
      new Trial(
          new Catalogue(
              List.of(Catalogues.journey("chat", "support")),
              List.of(
                  new Service(
                      "support",
                      "",
                      null,
                      new Backends.Announced(Set.of("b1", "b2", "b3"), Duration.ofMinutes(1)),
                      List.of()))),
          "1m");

  private WorkedExamplesTest() {
    trial.given(
        "nines_journey_interval_seconds",
        Map.of("journey", "chat", "region", "eu-1", "instance", "a"),
        "10x60");
  }

  /** So many a minute. */
  private void runs(String values, String outcome, String reason, String dependency) {
    trial.given(
        "nines_runs_total",
        labels(
            Map.of(
                "outcome", outcome,
                "reason", reason,
                "dependency", dependency,
                "step", reason.isEmpty() ? "" : "ask")),
        values);
  }

  private void runs(String values, String outcome) {
    runs(values, outcome, "", "");
  }

  private void due(String values) {
    trial.given("nines_runs_due_total", labels(Map.of()), values);
  }

  private void attempts(String values, String client, String server) {
    trial.given(
        "nines_attempts_total",
        labels(Map.of("client", client, "server", server, "step", "ask", "actor", "customer")),
        values);
  }

  private static Map<String, String> labels(Map<String, String> own) {
    var all = new HashMap<>(own);
    all.putAll(Map.of("journey", "chat", "region", "eu-1", "instance", "a", "job", "nines"));
    return all;
  }

  /** Seconds of each minute. */
  private void backends(int up, int known, int allUp, int allKnown) {
    var seconds =
        Map.of(
            "backend_up", up,
            "backend_known", known,
            "all_backends_up", allUp,
            "all_backends_known", allKnown);
    seconds.forEach((name, each) ->
        trial.given(
            "nines_service_" + name + "_seconds_total",
            Map.of("service", "support", "region", "eu-1", "instance", "a"),
            "0+" + each + "x20"));
  }

  private void percent(String measure, double value) {
    WINDOWS.forEach(window -> trial.percent("20m", measure + window, value));
  }

  private void nothing(String measure) {
    WINDOWS.forEach(window -> trial.nothing("20m", measure + window));
  }

  private void noBackends() {
    nothing(BACKENDS);
    nothing(ALL);
  }

  @Test
  void example1OneOfThreeServersAnswers500AndTheClientRetriesOnTheNext() throws Exception {
    runs("0+4x20", "passed");
    runs("0+2x20", "degraded");
    runs("0x20", "failed", "error", "");
    due("0+6x20");
    attempts("0+6x20", "ok", "up");
    attempts("0+2x20", "error", "down");
    backends(120, 180, 0, 60);

    percent(AVAILABILITY, 100);
    percent("journey:nines_degraded:ratio_rate", 33.3);
    percent(REQUESTS, 75);
    percent(BACKENDS, 66.7);
    percent(ALL, 0);
    percent(COVERAGE, 100);
    trial.judge();
  }

  @Test
  void example2OneOfThreePartitionsIsStuck() throws Exception {
    runs("0+4x20", "passed");
    runs("0x20", "degraded");
    runs("0+2x20", "failed", "limit", "");
    due("0+6x20");
    attempts("0+6x20", "ok", "up");
    attempts("0x20", "error", "down");
    backends(120, 180, 0, 60);

    percent(AVAILABILITY, 66.7);
    percent(REQUESTS, 100);
    percent(BACKENDS, 66.7);
    percent(ALL, 0);
    trial.judge();
  }

  @Test
  void example3TheServerAlwaysAnswersAfter3sAndTheClientWaits1s() throws Exception {
    runs("0x20", "passed");
    runs("0+6x20", "failed", "timeout", "");
    due("0+6x20");
    attempts("0x20", "ok", "up");
    attempts("0+6x20", "timeout", "up");
    backends(180, 180, 60, 60);

    percent(AVAILABILITY, 0);
    percent(REQUESTS, 100);
    percent(BACKENDS, 100);
    percent(ALL, 100);
    trial.judge();
  }

  @Test
  void example4EachCallKeepsItsLimitAndAllTogetherBreakThePromise() throws Exception {
    runs("0x20", "passed");
    runs("0+6x20", "failed", "limit", "");
    due("0+6x20");
    attempts("0+18x20", "ok", "up");

    percent(AVAILABILITY, 0);
    percent(REQUESTS, 100);
    noBackends();
    trial.judge();
  }

  @Test
  void example5FourOperatorsAreOnlineWhereFiveAreUsual() throws Exception {
    runs("0+6x20", "passed");
    runs("0x20", "failed", "limit", "");
    due("0+6x20");
    attempts("0+30x20", "ok", "up");

    percent(AVAILABILITY, 100);
    percent(REQUESTS, 100);
    noBackends();
    trial.fire("5m").fire("20m");
    trial.judge();
  }

  @Test
  void example6NoSuitableOperatorIsOnlineAndThePreconditionIsDeclared() throws Exception {
    runs("0x20", "passed");
    runs("0x20", "failed", "limit", "");
    runs("0+6x20", "excluded");
    due("0+6x20");
    attempts("0+6x20", "ok", "up");

    nothing(AVAILABILITY);
    nothing(OWN_AVAILABILITY);
    nothing("journey:nines_degraded:ratio_rate");
    percent(REQUESTS, 100);
    percent(COVERAGE, 100);
    noBackends();
    trial.fire("5m").fire("20m");
    trial.judge();
  }

  @Test
  void example7AnOperatorIsOnlineAndTheMessageReachesNoneInTime() throws Exception {
    runs("0x20", "passed");
    runs("0+6x20", "failed", "limit", "");
    due("0+6x20");
    attempts("0+36x20", "ok", "up");

    percent(AVAILABILITY, 0);
    percent(REQUESTS, 100);
    noBackends();
    trial.fire("20m", "NinesOutage");
    trial.judge();
  }

  @Test
  void example8TheProbersOwnNetworkIsCut() throws Exception {
    // Half an hour of three good runs to each bad one; then nothing is known for half an hour.
    runs("0+3x30 90x30", "passed");
    runs("0+1x30 30x30", "failed", "error", "");
    runs("0x30 4+4x30", "inconclusive", "network", "");
    due("0+4x60");
    attempts("0+3x30 90x30", "ok", "up");
    attempts("0+1x30 30x30", "error", "down");
    attempts("0x30 4+4x30", "refused", "unknown");

    for (var time : List.of("30m", "60m")) {
      trial
          .percent(time, AVAILABILITY + "1h", 75)
          .percent(time, AVAILABILITY + "30d", 75)
          .percent(time, REQUESTS + "1h", 75);
    }
    trial
        .percent("30m", COVERAGE + "1h", 100)
        .nothing("60m", AVAILABILITY + "5m")
        .percent("60m", COVERAGE + "5m", 0)
        // The last minute is not recorded yet, so the half is a little more.
        .about("60m", COVERAGE + "1h", 0.52, 0.02)
        .about("60m", COVERAGE + "1d", 0.53, 0.03);
    trial.fire("30m", "NinesFailures").fire("60m", "NinesCoverage");
    trial.judge();
  }

  @Test
  void example9TheLoginProviderIsDown() throws Exception {
    runs("0+6x30 180x30", "passed");
    runs("0x60", "failed", "error", "");
    runs("0x30 6+6x30", "failed", "error", "login");
    due("0+6x60");
    attempts("0+24x60", "ok", "up");
    attempts("0x30 6+6x30", "error", "down");

    trial
        .percent("30m", OWN_AVAILABILITY + "1h", 100)
        .percent("60m", AVAILABILITY + "5m", 0)
        // A minute is recorded when it is over.
        .percent("61m", AVAILABILITY + "1h", 50)
        .percent("60m", OWN_AVAILABILITY + "1h", 100)
        .percent("60m", OWN_AVAILABILITY + "30d", 100)
        // As the requests say: beside 24 that were answered there are 6 errors in each minute.
        .percent("60m", REQUESTS + "5m", 80);
    trial.judge();
  }

  @Test
  void example10NothingFailsAndNothingSucceeds() throws Exception {
    // The schedule goes on and no run ends any more.
    runs("0+6x10 60x20", "passed");
    runs("0x30", "failed", "error", "");
    due("0+6x30");
    attempts("0+6x10 60x20", "ok", "up");

    trial
        .percent("10m", AVAILABILITY + "5m", 100)
        .nothing("20m", AVAILABILITY + "5m")
        .nothing("20m", REQUESTS + "5m")
        .percent("20m", COVERAGE + "5m", 0)
        .percent("30m", AVAILABILITY + "1h", 100);
    trial.fire("10m").fires("15m", "NinesNoRun", 1).fires("20m", "NinesNoRun", 1);
    trial.judge();
  }

  @Test
  void example10ToldByNobody() throws Exception {
    // The prober is gone altogether: its series end after a quarter of an hour.
    var labels = Map.of("journey", "chat", "region", "us-1", "instance", "b");
    var runs = new HashMap<>(labels);
    runs.put("outcome", "passed");
    trial
        .given("nines_journey_interval_seconds", labels, "20x15 stale")
        .given("nines_runs_due_total", labels, "0+3x15 stale")
        .given("nines_runs_total", runs, "0+3x15 stale");

    var coverage = "journey_region:nines_coverage:ratio_rate%s{region=\"us-1\"}";
    trial
        .percent("15m", AVAILABILITY + "5m", 100)
        .percent("15m", coverage.formatted("1h"), 100)
        .nothing("25m", AVAILABILITY + "5m")
        .percent("25m", coverage.formatted("5m"), 0)
        .about("60m", "journey_region:nines_runs_due:increase1h{region=\"us-1\"}", 180, 15)
        .about("60m", coverage.formatted("1h"), 0.25, 0.03);
    trial.fires("15m", "NinesProberGone", 0).fires("25m", "NinesProberGone", 1);
    trial.judge();
  }
}
