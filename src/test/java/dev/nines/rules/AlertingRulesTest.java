package dev.nines.rules;

import static dev.nines.rules.Catalogues.availability;
import static dev.nines.rules.Catalogues.days;
import static dev.nines.rules.Catalogues.journey;
import static dev.nines.rules.Catalogues.latency;

import dev.nines.journey.Formula;
import dev.nines.journey.Objective;
import dev.nines.journey.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/** Each alert fires when it should, not before, and is over when it should be. */
class AlertingRulesTest {

  private final Trial trial = trial(availability(0.999, days(30)));

  private static Trial trial(Objective... objectives) {
    return new Trial(
        new Catalogue(
            List.of(journey("chat", "support", objectives), journey("mail", "mail")), List.of()),
        "1m");
  }

  /** So many runs a minute; mail is always well. */
  private static void runs(Trial trial, String region, String passed, String failed) {
    var minutes = 4 * 60;
    new Scraped(trial, "chat", region, region)
        .runs("passed", passed)
        .failed("", failed)
        .due("0+4x" + minutes)
        .interval("15x" + minutes);
    new Scraped(trial, "mail", region, region)
        .runs("passed", "0+1x" + minutes)
        .failed("", "0x" + minutes)
        .due("0+1x" + minutes)
        .interval("60x" + minutes);
  }

  @Test
  void aHealthyFleetFiresNothing() throws Exception {
    for (var region : List.of("eu-1", "us-1")) {
      // One of 480 fails.
      runs(trial, region, "0+4x120 483+4x119", "0x120 1+0x119");
    }
    for (var time : List.of("0m", "1m", "5m", "20m", "121m", "122m", "125m", "150m", "180m")) {
      trial.number(time, "count(ALERTS{alertname!=\"NinesNoProber\"}) or vector(0)", 0);
    }
    trial.fire("200m");
    trial.judge();
  }

  @Test
  void anOutageFiresAtOnceAndIsOverWithAGoodRun() throws Exception {
    runs(trial, "eu-1", "0+4x60 240x10 240+4x170", "0x60 4+4x9 40x170");

    trial
        .fire("61m")
        .number("62m", "journey_region:nines_failing:bool{journey=\"chat\"}", 0)
        .fires("64m", "NinesOutage", 1)
        .fires("70m", "NinesOutage", 1)
        .fires("74m", "NinesOutage", 0)
        .fires("64m", "NinesFailures", 0)
        .fires("76m", "NinesFailures", 0)
        .fires("82m", "NinesFailures", 0)
        .tells(
            "65m",
            "NinesOutage",
            Map.of(
                "severity",
                "critical",
                "concern",
                "customers",
                "journey",
                "chat",
                "service",
                "support"),
            "Not working for customers: A customer does something (support)",
            "All the last runs of journey chat of service support failed, 3 at least, in 100% of its regions: eu-1.");
    trial.judge();
  }

  @Test
  void oneRegionOfSeveralIsShownAndWakesNobody() throws Exception {
    for (var region : List.of("us-1", "ap-1")) {
      runs(trial, region, "0+4x240", "0x240");
    }
    runs(trial, "eu-1", "0+4x60 240x10 240+4x170", "0x60 4+4x9 40x170");

    trial
        .fire("60m")
        .fire(
            "69m",
            "NinesRegionOutage",
            "NinesRegionBurnRate1h",
            "NinesRegionBurnRate6h",
            "NinesBurnRate3d")
        .tells(
            "65m",
            "NinesRegionOutage",
            Map.of(
                "severity",
                "advisory",
                "concern",
                "customers",
                "journey",
                "chat",
                "service",
                "support",
                "region",
                "eu-1"),
            "Not working from one region: A customer does something (support, eu-1)",
            "All the last runs of journey chat of service support, region eu-1 failed, 3 at least, and most of its other regions are well: it may be the way from there.")
        .fires("74m", "NinesRegionOutage", 0)
        .fires("80m", "NinesRegionBurnRate1h", 0);
    trial.judge();
  }

  @Test
  void moreThanHalfOfTheRegionsAreAnOutage() throws Exception {
    runs(trial, "us-1", "0+4x240", "0x240");
    for (var region : List.of("ap-1", "eu-1")) {
      runs(trial, region, "0+4x60 240x10 240+4x170", "0x60 4+4x9 40x170");
    }

    trial
        .fires("69m", "NinesOutage", 1)
        .fires("69m", "NinesRegionOutage", 0)
        .fires("69m", "NinesBurnRate1h", 1)
        .fires("74m", "NinesOutage", 0);
    trial.judge();
  }

  @Test
  void halfOfTheRegionsAreNotYetAnOutage() throws Exception {
    runs(trial, "us-1", "0+4x240", "0x240");
    runs(trial, "eu-1", "0+4x60 240x10 240+4x170", "0x60 4+4x9 40x170");

    trial.fires("69m", "NinesOutage", 0).fires("69m", "NinesRegionOutage", 1);
    trial.judge();
  }

  @Test
  void aPartialOutageBurnsTheBudgetAndIsOverWithTheShortWindow() throws Exception {
    // A quarter of the runs fails for half an hour.
    runs(trial, "eu-1", "0+4x120 483+3x29 570+4x90", "0x120 1+1x29 30x90");

    trial
        .fire("122m")
        .fire("140m", "NinesFailures", "NinesBurnRate1h", "NinesBurnRate6h", "NinesBurnRate3d")
        .tells(
            "151m",
            "NinesBurnRate1h",
            Map.of(
                "severity",
                "critical",
                "concern",
                "customers",
                "journey",
                "chat",
                "service",
                "support",
                "objective",
                "availability",
                "target",
                "99.9%",
                "window",
                "30d"),
            "Failing too often for customers: A customer does something (support)",
            "The error budget of journey chat of service support (99.9% availability over 30d) is spent 125.0 times too fast over the last 1h, and still over the last 5m; the limit is 14.4.")
        .fires("158m", "NinesBurnRate1h", 0)
        .fires("158m", "NinesBurnRate6h", 1)
        .fires("185m", "NinesBurnRate6h", 0)
        .fires("185m", "NinesBurnRate3d", 1);
    trial.judge();
  }

  @Test
  void aFailureByChanceAfterAnOutageFiresNothingAgain() throws Exception {
    // All fails for ten minutes, and one run half an hour later.
    runs(trial, "eu-1", "0+4x60 240x10 240+4x30 363+4x139", "0x60 4+4x9 40x30 41x139");

    trial
        .fires("70m", "NinesBurnRate1h", 1)
        .number("103m", "journey_objective:nines_burn_rate:ratio_rate5m > bool 14.4", 1)
        .number("103m", "journey_objective:nines_burn_rate:ratio_rate1h > bool 14.4", 1);
    for (var time : List.of("101m", "102m", "104m", "106m", "110m", "120m")) {
      for (var alert : List.of("NinesBurnRate1h", "NinesBurnRate6h", "NinesOutage")) {
        trial.fires(time, alert, 0);
      }
    }
    trial.judge();
  }

  @Test
  void aPartialOutageOfWhatPromisesNothingIsToldAsFailures() throws Exception {
    var unpromised = trial();
    runs(unpromised, "eu-1", "0+4x120 483+3x29 570+4x90", "0x120 1+1x29 30x90");

    unpromised
        .fire("126m")
        .fire("135m", "NinesFailures")
        .tells(
            "140m",
            "NinesFailures",
            Map.of(
                "severity",
                "critical",
                "concern",
                "customers",
                "journey",
                "chat",
                "service",
                "support"),
            "Failing too often for customers: A customer does something (support)",
            "4 of the last 20 runs of journey chat of service support failed, or more, in 100% of its regions: eu-1.")
        .fire("160m");
    unpromised.judge();
  }

  @Test
  void aPartialOutageOfOneRegionOfSeveralIsShown() throws Exception {
    var unpromised = trial();
    for (var region : List.of("us-1", "ap-1")) {
      runs(unpromised, region, "0+4x240", "0x240");
    }
    runs(unpromised, "eu-1", "0+4x120 483+3x29 570+4x90", "0x120 1+1x29 30x90");

    unpromised
        .fire("126m")
        .fire("140m", "NinesRegionFailures")
        .tells(
            "140m",
            "NinesRegionFailures",
            Map.of(
                "severity",
                "advisory",
                "concern",
                "customers",
                "journey",
                "chat",
                "service",
                "support",
                "region",
                "eu-1"),
            "Failing too often from one region: A customer does something (support, eu-1)",
            "4 of the last 20 runs of journey chat of service support, region eu-1 failed, or more, and most of its other regions are well: it may be the way from there.")
        .fire("160m");
    unpromised.judge();
  }

  @Test
  void aWindowWithTooFewRunsSaysNothing() throws Exception {
    var hourly = trial(availability(0.99, days(30)));
    // One run an hour, and one of them fails: the budget burns a hundred times too fast.
    new Scraped(hourly, "chat", "eu-1", "a")
        .runs("passed", "0x59 1x59 1x59 2x200")
        .failed("", "0x59 0x59 1x200")
        .due("0x59 1x59 2x59 3x200")
        .interval("3600x400");
    new Scraped(hourly, "mail", "eu-1", "a").runs("passed", "0+1x400").interval("60x400");

    hourly
        .about("123m", "journey_objective:nines_burn_rate:ratio_rate1h", 100, 51)
        .fire("123m")
        .fires("150m", "NinesBurnRate1h", 0)
        .fires("150m", "NinesBurnRate6h", 0)
        .fires("150m", "NinesBurnRate3d", 0);
    hourly.judge();
  }

  @Test
  void aLatencyObjectiveIsJudgedTheSame() throws Exception {
    var slow = trial(latency(0.95, null, days(30)));
    runs(slow, "eu-1", "0+4x240", "0x240");
    new Scraped(slow, "chat", "eu-1", "eu-1")
        .latency("run < 3s", true, "0+4x60 240x60 240+4x170")
        .latency("run < 3s", false, "0x60 4+4x59 240x170");

    slow.fire("61m")
        .fires("115m", "NinesLatency1h", 1)
        .fires("115m", "NinesOutage", 0)
        .fires("115m", "NinesBurnRate1h", 0)
        .fires("128m", "NinesLatency1h", 0);
    slow.judge();
  }

  @Test
  void partsThatRunSeldomAreDownTogetherAndOneFailedRunIsChance() throws Exception {
    var journeys =
        List.of(
            journey("chat", "support", Duration.ofMinutes(5)),
            journey("letter", "mail", Duration.ofMinutes(5)));
    var parts = List.of("support", "mail");
    var promise = List.of(availability(0.999, days(30)));
    var trial =
        new Trial(
            new Catalogue(
                journeys,
                List.of(
                    new Service("all", "Everything", new Formula.All(parts), null, promise),
                    new Service("any", "Anything", new Formula.Any(parts), null, promise))),
            "1m");
    // The one fails once after an hour, and both do from minute 100 on.
    new Scraped(trial, "chat", "eu-1", "x")
        .runs("passed", every5(0, minute -> minute != 60 && minute < 100))
        .failed("", every5(0, minute -> minute == 60 || minute >= 100));
    new Scraped(trial, "letter", "eu-1", "x")
        .runs("passed", every5(2, minute -> minute < 100))
        .failed("", every5(2, minute -> minute >= 100));
    trial
        .fires("63m", "NinesServiceBurnRate1h", 0)
        .fires("66m", "NinesServiceBurnRate1h", 0)
        .fires("145m", "NinesServiceBurnRate1h", 2);
    trial.judge();
  }

  /** A counter of the runs of these minutes. */
  private static String every5(int first, IntPredicate minutes) {
    var values = new StringBuilder("0");
    int count = 0;
    for (int minute = 0; minute < 160; minute++) {
      count += minute % 5 == first && minutes.test(minute) ? 1 : 0;
      values.append(' ').append(count);
    }
    return values.toString();
  }

  @Test
  void servicesAreJudgedByTheirOwnPromises() throws Exception {
    var all =
        new Service(
            "all",
            "Everything",
            new Formula.All(List.of("support", "mail")),
            null,
            List.of(availability(0.99, days(7))));
    var support =
        new Service("support", "Help", null, null, List.of(availability(0.999, days(30))));
    var services =
        new Trial(
            new Catalogue(
                List.of(journey("chat", "support"), journey("mail", "mail")),
                List.of(all, support)),
            "1m");
    runs(services, "eu-1", "0+4x120 483+3x29 570+4x90", "0x120 1+1x29 30x90");

    services
        .fire("121m")
        .fires("150m", "NinesServiceBurnRate1h", 2)
        .fires("150m", "NinesBurnRate1h", 0)
        .fires("158m", "NinesServiceBurnRate1h", 0);
    services.judge();
  }

  @Test
  void aJourneyWithoutRunsIsMissedAfterThreeIntervals() throws Exception {
    new Scraped(trial, "chat", "eu-1", "a")
        .runs("passed", "0+1x30 30x10 30+1x100")
        .due("0+1x140")
        .interval("60x140");
    new Scraped(trial, "mail", "eu-1", "a")
        .runs("passed", "0+1x140")
        .due("0+1x140")
        .interval("60x140");

    trial
        .fire("32m")
        .fires("35m", "NinesNoRun", 1)
        .tells(
            "38m",
            "NinesNoRun",
            Map.of(
                "severity",
                "error",
                "concern",
                "prober",
                "journey",
                "chat",
                "service",
                "support",
                "region",
                "eu-1"),
            "The prober cannot tell whether this works: A customer does something (support, eu-1)",
            "No run of journey chat of service support, region eu-1 has ended for three intervals or more although it is loaded; one is due every 1m 0s. This is the prober's own trouble: nothing fails and nothing succeeds.")
        .fires("44m", "NinesNoRun", 0);
    trial.judge();
  }

  @Test
  void aRegionWhoseProberIsGoneIsToldOnce() throws Exception {
    runs(trial, "us-1", "0+4x300", "0x300");
    for (var name : List.of("chat", "mail")) {
      new Scraped(trial, name, "eu-1", "a")
          .runs("passed", "0+1x60 stale _x59 0+1x100")
          .interval("60x60 stale _x59 60x100");
    }

    trial
        .fire("61m")
        .fires("68m", "NinesProberGone", 1)
        .fires("68m", "NinesNoRun", 0)
        .fires("68m", "NinesNotLoaded", 0)
        .tells(
            "110m",
            "NinesProberGone",
            Map.of("severity", "error", "concern", "prober", "region", "eu-1"),
            "The prober of region eu-1 is gone",
            "Nobody tells of the 2 journeys that were measured from region eu-1: its probers are gone, or not scraped. This is the prober's own trouble and says nothing of the services.")
        .fires("125m", "NinesProberGone", 0);
    trial.judge();
  }

  @Test
  void noProberAtAllIsCritical() throws Exception {
    for (var name : List.of("chat", "mail")) {
      new Scraped(trial, name, "eu-1", "a")
          .runs("passed", "0+1x60 stale _x59 0+1x100")
          .interval("60x60 stale _x59 60x100");
    }

    trial
        .fire("62m")
        .fires("70m", "NinesNoProber", 1)
        .fires("70m", "NinesProberGone", 0)
        .tells(
            "90m",
            "NinesNoProber",
            Map.of("severity", "critical", "concern", "prober"),
            "No prober measures anything: nobody knows whether customers are served",
            "No prober in any region tells of any of 2 journeys: all are gone, not scraped, or have nothing loaded. This is the prober's own trouble, and an outage would be seen by nobody.")
        .fires("123m", "NinesNoProber", 0);
    trial.judge();
  }

  @Test
  void aProberThatWasNeverThereIsMissedToo() throws Exception {
    trial.given("up", Map.of("job", "other"), "1x20");
    trial.fire("10m", "NinesNoProber");
    trial.judge();
  }

  @Test
  void aProberWithNothingLoadedIsTold() throws Exception {
    runs(trial, "eu-1", "0+4x100", "0x100");
    trial.given("nines_journeys_loaded", Map.of("job", "nines", "instance", "b"), "2x30 0x20 2x20");

    trial
        .fire("30m")
        .fire("37m", "NinesNothingLoaded")
        .tells(
            "40m",
            "NinesNothingLoaded",
            Map.of("severity", "error", "concern", "prober", "job", "nines", "instance", "b"),
            "The prober b has no journey loaded",
            "It runs, and measures nothing. This is the prober's own trouble: look whether its journeys are where it looks for them.")
        .fire("55m");
    trial.judge();
  }

  @Test
  void aJourneyThatNobodyLoadedIsTold() throws Exception {
    new Scraped(trial, "mail", "eu-1", "a").runs("passed", "0+1x60").interval("60x60");
    new Scraped(trial, "chat", "eu-1", "a").runs("passed", "_x40 0+1x20").interval("_x40 60x20");

    trial
        .fire("5m")
        .fires("20m", "NinesNotLoaded", 1)
        .tells(
            "20m",
            "NinesNotLoaded",
            Map.of(
                "severity", "error", "concern", "prober", "journey", "chat", "service", "support"),
            "The prober cannot tell whether this works: A customer does something (support)",
            "No prober has loaded journey chat of service support, though its rules are here. This is the prober's own trouble: look for a file that does not load (nines_journey_load_failures), or make the rules anew where the journey was removed.")
        .fires("43m", "NinesNotLoaded", 0);
    trial.judge();
  }

  @Test
  void lowCoverageIsTheProbersTrouble() throws Exception {
    runs(trial, "eu-1", "0+4x60 242+2x29 300+4x150", "0x240");

    trial.fire("65m").fire("90m", "NinesCoverage");
    trial.judge();
  }
}
