package dev.nines.rules;

import static dev.nines.rules.Catalogues.availability;
import static dev.nines.rules.Catalogues.days;
import static dev.nines.rules.Catalogues.journey;
import static dev.nines.rules.Catalogues.latency;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Formula;
import dev.nines.journey.Objective;
import dev.nines.journey.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the rules make of probers that come, go, begin again and stand side by side. */
class RecordingRulesTest {

  private static final String AVAILABILITY = "nines_availability:ratio_rate";
  private static final String COVERAGE = "nines_coverage:ratio_rate";

  private static Trial trial(Objective... objectives) {
    return new Trial(
        new Catalogue(List.of(journey("chat", "support", objectives)), List.of()), "1m");
  }

  private static Scraped chat(Trial trial, String region, String instance) {
    return new Scraped(trial, "chat", region, instance);
  }

  /** Its share times all of them is within half a run of those that were good. */
  private static Trial toTheRun(
      Trial trial, String time, String expression, double good, double all) {
    return trial.about(time, expression + " * " + all, good, 0.49);
  }

  @Test
  void aCounterThatBeginsAgainLosesNothing() throws Exception {
    var trial = trial();
    chat(trial, "eu-1", "a").runs("passed", "100+2x15 0+2x15").failed("", "7+1x15 0+1x15");

    toTheRun(trial, "30m", "journey:" + AVAILABILITY + "1h", 60, 90);
    toTheRun(trial, "30m", "service:" + AVAILABILITY + "1h", 60, 90);
    toTheRun(trial, "30m", "journey:" + AVAILABILITY + "30d", 60, 90);
    trial.judge();
  }

  @Test
  void aRollingUpdateCountsTheOldProberAndTheNew() throws Exception {
    var trial = trial();
    chat(trial, "eu-1", "old")
        .runs("passed", "500+2x15 stale")
        .failed("", "9x15 stale")
        .due("509+2x15 stale")
        .info("support", "1x15 stale")
        .interval("30x15 stale");
    // It stands beside the old one for three minutes, fails, and measures another service.
    chat(trial, "eu-1", "new")
        .runs("passed", "_x11 0x18")
        .failed("", "_x11 0+2x18")
        .due("_x11 0+2x18")
        .info("helpdesk", "_x11 1x18")
        .interval("_x11 30x18");

    toTheRun(trial, "30m", "journey:" + AVAILABILITY + "1h", 30, 66);
    toTheRun(trial, "30m", "service:" + AVAILABILITY + "1h{service=\"support\"}", 30, 66);
    trial.percent("30m", "journey:" + COVERAGE + "5m", 100);
    trial.percent("14m", "journey:" + COVERAGE + "5m", 100);
    trial.judge();
  }

  @Test
  void twoReplicasAddUp() throws Exception {
    var trial = trial();
    chat(trial, "eu-1", "a").runs("passed", "0+2x30").failed("", "0x30").due("0+2x30");
    chat(trial, "eu-1", "b").runs("passed", "50x30").failed("", "0+1x30").due("50+1x30");

    trial
        .percent("30m", "journey:" + AVAILABILITY + "1h", 66.7)
        .percent("30m", "journey_region:" + AVAILABILITY + "5m", 66.7)
        .percent("30m", "journey:" + COVERAGE + "1h", 100)
        .number("30m", "sum(journey_region_outcome_dependency:nines_runs:increase5m)", 15);
    trial.judge();
  }

  @Test
  void whatAProberCountsBeforeItIsFirstSeenCounts() throws Exception {
    var trial = trial();
    var old = Map.of("job", "nines", "instance", "old");
    var fresh = Map.of("job", "nines", "instance", "new");
    var unknown = Map.of("job", "nines", "instance", "unknown");
    trial
        .given("nines_build_info", old, "1x30")
        .given("nines_build_info", fresh, "_x10 1x20")
        .given("nines_build_info", unknown, "_x10 1x20")
        // It started half a minute before the eleventh.
        .given("process_start_time_seconds", fresh, "_x10 630x20")
        .given("process_start_time_seconds", unknown, "_x10 0x20");
    // A way to fail that was not foreseen.
    chat(trial, "eu-1", "old").runs("passed", "0+1x30").failed("login", "_x9 3+1x9 12x10");
    chat(trial, "eu-1", "new").runs("passed", "_x10 4+1x20");
    // Prometheus has never seen it, but it is an hour old.
    chat(trial, "eu-1", "unknown").runs("passed", "_x10 100x20");

    var runs = "journey_region_outcome_dependency:nines_runs:increase1h";
    trial
        .number("35m", runs + "{outcome=\"failed\"}", 12)
        .number("35m", runs + "{outcome=\"passed\"}", 30 + 24);
    trial.judge();
  }

  @Test
  void aRegionCountsAsMuchAsItWasMeasured() throws Exception {
    var trial = trial();
    chat(trial, "eu-1", "a").runs("passed", "0+9x30").failed("", "0x30");
    chat(trial, "us-1", "b").runs("passed", "0x30").failed("", "0+1x30");

    trial
        .percent("30m", "journey:" + AVAILABILITY + "1h", 90)
        .percent("30m", "journey_region:" + AVAILABILITY + "1h{region=\"us-1\"}", 0)
        .percent("30m", "journey_region:" + AVAILABILITY + "1h{region=\"eu-1\"}", 100)
        .percent("30m", "service:" + AVAILABILITY + "30d", 90)
        .percent("30m", "service_region:" + AVAILABILITY + "30d{region=\"us-1\"}", 0);
    trial.judge();
  }

  @Test
  void aRegionThatFallsSilentChangesCoverageAndNothingElse() throws Exception {
    var trial = trial();
    chat(trial, "eu-1", "a")
        .runs("passed", "0+2x30")
        .failed("", "0x30")
        .due("0+2x30")
        .interval("30x30");
    chat(trial, "us-1", "b")
        .runs("passed", "0+2x10 stale")
        .failed("", "0x10 stale")
        .due("0+2x10 stale")
        .interval("30x10 stale");

    trial
        .percent("30m", "journey:" + AVAILABILITY + "5m", 100)
        .nothing("30m", "journey_region:" + AVAILABILITY + "5m{region=\"us-1\"}")
        .percent("30m", "journey:" + COVERAGE + "5m", 50)
        .percent("30m", "journey_region:" + COVERAGE + "5m{region=\"us-1\"}", 0)
        .percent("30m", "journey_region:" + COVERAGE + "5m{region=\"eu-1\"}", 100)
        .percent("30m", "service:" + COVERAGE + "5m", 50);
    trial.judge();
  }

  @Test
  void aMissingRegionIsARegionToo() throws Exception {
    var trial = trial();
    chat(trial, "", "a")
        .runs("passed", "0+3x20")
        .failed("", "0+1x20")
        .due("0+4x20")
        .interval("15x20");

    trial
        .percent("20m", "journey_region:" + AVAILABILITY + "5m", 75)
        .percent("20m", "journey:" + AVAILABILITY + "1h", 75)
        .percent("20m", "service:" + AVAILABILITY + "1d", 75)
        .percent("20m", "journey:" + COVERAGE + "5m", 100);
    trial.judge();
  }

  @Test
  void aDependencyIsLeftOutOfOwnAvailabilityAlone() throws Exception {
    var trial = trial();
    chat(trial, "eu-1", "a")
        .runs("passed", "0+6x20")
        .runs("degraded", "0+2x20")
        .failed("", "0+1x20")
        .failed("login", "0+1x20");

    trial
        .percent("20m", "journey:" + AVAILABILITY + "1h", 80)
        .percent("20m", "journey:nines_own_availability:ratio_rate1h", 88.9)
        .percent("20m", "service:nines_own_availability:ratio_rate1d", 88.9)
        .percent("20m", "journey:nines_degraded:ratio_rate1h", 25);
    trial.judge();
  }

  /** A run every ten minutes, one of 36 bad, scraped four times a minute. */
  @Test
  void ofFewRunsNoneIsLostOrCountedTwice() throws Exception {
    var trial = new Trial(new Catalogue(List.of(journey("chat", "support")), List.of()), "15s");
    // 40 scrapes are ten minutes.
    var good = "0x39" + " 1x39 2x39 3x39 4x39 5x39 6x39 7x39 8x39 9x39 10x39 11x39";
    chat(trial, "eu-1", "a").runs("passed", good + " 11x39 12x39 13x39").failed("", "0x479 1x119");

    toTheRun(trial, "145m", "journey:" + AVAILABILITY + "6h", 13, 14);
    toTheRun(trial, "145m", "journey:" + AVAILABILITY + "2h", 11, 12);
    toTheRun(trial, "145m", "journey:" + AVAILABILITY + "1d", 13, 14);
    var runs = "journey_region_outcome_dependency:nines_runs:increase6h";
    trial
        .number("145m", runs + "{outcome=\"failed\"}", 1)
        .number("145m", runs + "{outcome=\"passed\"}", 13);
    trial.judge();
  }

  @Test
  void aBudgetIsWhatTheObjectiveStillAllows() throws Exception {
    var trial =
        trial(
            availability(0.99, days(30)),
            availability(0.9, new Objective.Rolling(Duration.ofHours(1))),
            latency(0.95, null, days(30)));
    chat(trial, "eu-1", "a")
        .runs("passed", "0+196x30")
        .failed("", "0+4x30")
        .latency("run < 3s", true, "0+180x30")
        .latency("run < 3s", false, "0+20x30");

    var labels = "{objective=\"availability\", target=\"99%\", window=\"30d\"}";
    for (var level : List.of("journey_objective", "journey_region_objective")) {
      trial
          .number("30m", level + ":nines_burn_rate:ratio_rate5m" + labels, 2)
          .number("30m", level + ":nines_burn_rate:ratio_rate6h" + labels, 2)
          .number("30m", level + ":nines_burn_rate:ratio_rate30d" + labels, 2)
          .number("30m", level + ":nines_error_budget_left:ratio" + labels, -1);
    }
    var hour = "{objective=\"availability\", target=\"90%\", window=\"1h\"}";
    var fast = "{objective=\"run < 3s\", target=\"95%\", window=\"30d\"}";
    trial
        .number("30m", "journey_objective:nines_objective:ratio" + labels, 0.99)
        .number("30m", "journey_objective:nines_error_budget_left:ratio" + hour, 0.8)
        .number("30m", "journey_objective:nines_burn_rate:ratio_rate30m" + hour, 0.2)
        .nothing("30m", "journey_objective:nines_burn_rate:ratio_rate2h" + hour)
        .percent("30m", "journey_objective:nines_latency_kept:ratio_rate1h", 90)
        .number("30m", "journey_objective:nines_burn_rate:ratio_rate1h" + fast, 2)
        .number("30m", "journey_objective:nines_error_budget_left:ratio" + fast, -1);
    trial.judge();
  }

  @Test
  void whatIsPromisedOfAServiceIsJudgedOverItsJourneys() throws Exception {
    var trial =
        new Trial(
            new Catalogue(
                List.of(journey("ask", "support"), journey("complain", "support")),
                List.of(
                    new Service(
                        "support",
                        "",
                        null,
                        null,
                        List.of(availability(0.9, days(7)), latency(0.5, null, days(7)))))),
            "1m");
    new Scraped(trial, "ask", "eu-1", "a")
        .runs("passed", "0+9x20")
        .failed("", "0x20")
        .latency("run < 3s", true, "0+9x20")
        .latency("run < 3s", false, "0x20");
    new Scraped(trial, "complain", "eu-1", "a")
        .runs("passed", "0x20")
        .failed("", "0+1x20")
        .latency("run < 3s", true, "0x20")
        .latency("run < 3s", false, "0+1x20");

    var left = "service_objective:nines_error_budget_left:ratio{service=\"support\", objective=";
    trial
        .percent("20m", "service:" + AVAILABILITY + "7d", 90)
        .number("20m", left + "\"availability\"}", 0)
        .number("20m", left + "\"run < 3s\"}", 0.8);
    trial.judge();
  }

  @Test
  void anIntegralServicePoolsTheRunsBeneathItOnce() throws Exception {
    var inner = new Formula.Any(List.of("support", "mail"));
    var outer = new Formula.All(List.of("inner", "support"));
    var trial =
        new Trial(
            new Catalogue(
                List.of(
                    journey("chat", "support"),
                    journey("post", "mail"),
                    journey("other", "elsewhere")),
                List.of(
                    new Service("inner", "", inner, null, List.of()),
                    new Service("outer", "", outer, null, List.of()))),
            "1m");
    chat(trial, "eu-1", "a").runs("passed", "0+3x20").failed("", "0+1x20");
    new Scraped(trial, "post", "eu-1", "a").runs("passed", "0+2x20").failed("", "0+2x20");
    new Scraped(trial, "other", "eu-1", "a").runs("passed", "0x20").failed("", "0+9x20");

    for (var service : List.of("inner", "outer")) {
      trial
          .percent("20m", "service:" + AVAILABILITY + "5m{service=\"" + service + "\"}", 62.5)
          .percent("20m", "service:" + AVAILABILITY + "2h{service=\"" + service + "\"}", 62.5)
          .percent(
              "20m", "service_region:" + AVAILABILITY + "30d{service=\"" + service + "\"}", 62.5);
    }
    trial.judge();
  }

  @Test
  void journeysOfOthersAreLeftAlone() throws Exception {
    var trial = trial();
    chat(trial, "eu-1", "a").runs("passed", "0+1x10").failed("", "0x10");
    new Scraped(trial, "chat-too", "eu-1", "a").runs("passed", "0x10").failed("", "0+1x10");

    trial
        .percent("10m", "journey:" + AVAILABILITY + "5m", 100)
        .percent("10m", "service:" + AVAILABILITY + "30d", 100);
    trial.judge();
  }

  @Test
  void aCalendarMonthIsSaidToBeThirtyDays() {
    var rules =
        RecordingRules.of(
            new Catalogue(
                List.of(journey("chat", "support", availability(0.99, new Objective.Month()))),
                List.of()),
            "nines");
    var left =
        rules.stream()
            .flatMap(Group::recorded)
            .filter(rule -> rule.record().equals("journey_objective:nines_error_budget_left:ratio"))
            .toList();

    assertThat(left).hasSize(1);
    assertThat(left.getFirst().labels()).containsEntry("window", "30d");
    assertThat(left.getFirst().comment()).contains("over the calendar month");
  }

  @Test
  void noRuleIsMadeTwice() {
    var rules =
        RecordingRules.of(Catalogues.everything(), "nines").stream()
            .flatMap(Group::recorded)
            .map(rule -> rule.record() + rule.labels())
            .toList();

    assertThat(rules).doesNotHaveDuplicates();
  }
}
