package dev.nines.incident;

import static dev.nines.incident.Episode.bad;
import static dev.nines.incident.Episode.excluded;
import static dev.nines.incident.Episode.good;
import static dev.nines.incident.Episode.inconclusive;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.alert.AlertPolicy;
import dev.nines.alert.AlertRule.Concern;
import dev.nines.alert.AlertRule.Consecutive;
import dev.nines.alert.AlertRule.Kind;
import dev.nines.alert.AlertRule.NoGoodRun;
import dev.nines.alert.Severity;
import dev.nines.incident.Stage.Acknowledged;
import dev.nines.incident.Stage.Ending;
import dev.nines.incident.Stage.Open;
import dev.nines.incident.Stage.Resolved;
import dev.nines.incident.Subject.OfJourney;
import dev.nines.journey.Objective.Availability;
import dev.nines.journey.Objective.Latency;
import dev.nines.journey.Objective.Rolling;
import dev.nines.outcome.Run.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class IncidentsTest {

  private static final Rolling MONTH = new Rolling(Duration.ofDays(30));

  @Test
  void oneFailedRunIsPendingAndToldToNobody() {
    var episode = new Episode(AlertPolicy.OPEN).times(3, good()).run(bad());
    assertThat(episode.told).isEmpty();
    assertThat(episode.incidents.current())
        .extracting(incident -> incident.stage().word())
        .containsOnly("pending");
    episode.run(good()).times(20, good());
    assertThat(episode.incidents.current()).isEmpty();
    assertThat(episode.told).isEmpty();
  }

  @Test
  void aFailureIsConfirmedAtOnceAndOpensTheIncidentWithinSeconds() {
    var episode = new Episode(AlertPolicy.OPEN).times(3, good()).run(bad());
    assertThat(episode.confirmed).hasSize(1);
    episode.confirm(bad());
    assertThat(episode.confirmed).hasSize(2);
    episode.confirm(bad());
    assertThat(episode.confirmed).as("what is known needs no further run").hasSize(2);
    var incident = episode.last();
    assertThat(incident.rule()).isEqualTo("consecutive");
    assertThat(incident.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(incident.stage()).isEqualTo(new Open(null));
    assertThat(incident.observed()).isEqualTo("3 runs in a row failed");
    assertThat(incident.passive()).contains(Episode.INTERVAL.dividedBy(2).plusSeconds(3));
  }

  @Test
  void anOutageThatComesBackIsConfirmedThoughWhatLooksBackOnTheFirstStillStands() {
    var episode = new Episode(AlertPolicy.OPEN).times(3, good()).times(10, bad()).times(12, good());
    assertThat(episode.incidents.current())
        .extracting(each -> each.rule() + " " + each.stage().word())
        .containsExactly("failures open");
    episode.confirmed.clear();
    episode.run(bad());
    assertThat(episode.confirmed).hasSize(1);
    episode.confirm(bad()).confirm(bad());
    assertThat(episode.confirmed).hasSize(2);
    assertThat(episode.incidents.current())
        .extracting(each -> each.rule() + " " + each.stage().word())
        .containsExactlyInAnyOrder("consecutive open", "failures open");
  }

  @Test
  void whatTellsLessThanStandsAlreadyIsNotConfirmed() {
    var policy =
        new AlertPolicy(
            OptionalInt.empty(),
            Map.of(Kind.CONSECUTIVE, List.of(new Consecutive(Severity.WARNING, 3, 2))),
            Map.of());
    var episode = new Episode(policy).times(3, good()).times(10, bad()).times(12, good());
    episode.confirmed.clear();
    episode.run(bad());
    assertThat(episode.confirmed).isEmpty();
  }

  @Test
  void aFailureThatIsNotConfirmedAsksForNoFurtherRun() {
    var episode = new Episode(AlertPolicy.OPEN).run(good()).run(bad()).confirm(good());
    assertThat(episode.confirmed).hasSize(1);
  }

  @Test
  void aRunThatAnotherWasPlayedInPlaceOfSaysNothing() {
    var episode = new Episode(AlertPolicy.OPEN).run(good());
    for (int i = 0; i < 5; i++) {
      episode.at(bad(), Trigger.REPLACED).run(good());
    }
    assertThat(episode.told).isEmpty();
    assertThat(episode.confirmed).isEmpty();
  }

  @Test
  void noExtraRunsAreMadeWhereTheyAreSwitchedOff() {
    var policy = new AlertPolicy(OptionalInt.of(0), Map.of(), Map.of());
    var episode = new Episode(policy).run(good()).times(3, bad());
    assertThat(episode.confirmed).isEmpty();
    assertThat(episode.last().rule()).isEqualTo("consecutive");
  }

  @Test
  void theEvidenceNamesTheFirstAndLatestRunsAndTheReasonsByStep() {
    var episode =
        new Episode(AlertPolicy.OPEN)
            .run(good())
            .run(bad())
            .run(bad("reply", "login"))
            .run(bad("reply", "login"));
    var evidence = episode.last().evidence();
    assertThat(evidence).isNotNull();
    assertThat(evidence.first().runId()).isEqualTo("run-2");
    assertThat(evidence.latest().runId()).isEqualTo("run-4");
    assertThat(evidence.failures()).isEqualTo(3);
    assertThat(evidence.reasons()).isEqualTo(Map.of("send: timeout", 1L, "reply: timeout", 2L));
    assertThat(evidence.dependency()).as("not every failure was the login's").isNull();
  }

  @Test
  void aDependencyThatEveryFailureNamesIsTheIncidents() {
    var episode = new Episode(AlertPolicy.OPEN).run(good()).times(3, bad("sign in", "login"));
    assertThat(episode.last().evidence()).isNotNull();
    assertThat(episode.last().evidence().dependency()).isEqualTo("login");
  }

  @Test
  void twoGoodRunsEndItAndCustomersAreServedFromTheFirstOfThemOn() {
    var episode = new Episode(AlertPolicy.OPEN).run(good()).times(3, bad()).run(good());
    assertThat(episode.last().stage().stands()).isTrue();
    var served = episode.time.instant().minus(Episode.RUN);
    episode.run(good());
    var incident = episode.last();
    assertThat(incident.stage()).isEqualTo(new Resolved(episode.time.instant(), Ending.RECOVERED));
    assertThat(incident.over()).isEqualTo(served);
    assertThat(incident.active()).isPresent();
  }

  @Test
  void troubleThatComesBackSoonIsTheSameIncident() {
    var episode =
        new Episode(only(Kind.CONSECUTIVE))
            .run(good())
            .times(3, bad())
            .times(2, good())
            .times(3, bad());
    assertThat(episode.told).extracting(Incident::id).containsOnly(episode.last().id());
    assertThat(episode.last().reopened()).isEqualTo(1);
    assertThat(episode.last().stage().stands()).isTrue();
    assertThat(episode.last().over()).isNull();
  }

  @Test
  void troubleThatComesBackLaterIsAnother() {
    var episode = new Episode(only(Kind.CONSECUTIVE)).run(good()).times(3, bad()).times(2, good());
    var first = episode.last().id();
    episode.times(25, good()).times(3, bad());
    assertThat(episode.last().id()).isNotEqualTo(first);
    assertThat(episode.last().reopened()).isZero();
  }

  @Test
  void oneThatComesAndGoesIsFlappingAndIsOverOnlyWhenItStaysAway() {
    var onlyConsecutive = only(Kind.CONSECUTIVE);
    var episode = new Episode(onlyConsecutive).run(good());
    for (int i = 0; i <= Incident.FLAPPING; i++) {
      episode.times(3, bad()).times(2, good());
    }
    assertThat(episode.last().flapping()).isTrue();
    assertThat(episode.last().stage().stands()).as("it waits").isTrue();
    assertThat(episode.told).extracting(Incident::id).containsOnly(episode.last().id());
    episode.times(20, good());
    assertThat(episode.last().stage()).isInstanceOf(Resolved.class);
  }

  @Test
  void whoAcknowledgesIsKeptAndOnlyOnce() {
    var episode = new Episode(AlertPolicy.OPEN).run(good()).times(3, bad());
    var id = episode.last("consecutive").id();
    assertThat(episode.incidents.acknowledge(id, "ann")).isPresent();
    assertThat(episode.incidents.acknowledge(id, "bob")).isPresent();
    assertThat(episode.last("consecutive").stage()).isInstanceOf(Acknowledged.class);
    assertThat(((Acknowledged) episode.last("consecutive").stage()).by()).isEqualTo("ann");
    assertThat(episode.incidents.acknowledge("none", "bob")).isEmpty();
    episode.run(bad());
    assertThat(episode.last("consecutive").stage()).isInstanceOf(Acknowledged.class);
  }

  @Test
  void anIncidentKnowsWhenItWasToldAndWhoTookItUpAfterItsEndToo() {
    var episode = new Episode(AlertPolicy.OPEN).run(good()).times(3, bad());
    var incident = episode.last("consecutive");
    assertThat(incident.handling()).isEqualTo(Handling.NONE);
    var told = episode.time.instant();
    assertThat(episode.incidents.told(List.of(incident), told)).hasSize(1);
    assertThat(episode.incidents.told(List.of(incident), told.plusSeconds(60)))
        .as("the first time counts")
        .isEmpty();
    var taken = episode.pass(Duration.ofSeconds(90)).time.instant();
    var _ = episode.incidents.acknowledge(incident.id(), "ann");
    episode.times(2, good());
    var over = episode.last("consecutive");
    assertThat(over.stage()).isInstanceOf(Resolved.class);
    assertThat(over.handling())
        .isEqualTo(new Handling(told, new Handling.Acknowledgement(taken, "ann")));
    assertThat(IncidentJson.read(IncidentJson.write(over))).isEqualTo(over);
  }

  @Test
  void fourOfTwentyRunsFailWithoutThreeInARow() {
    var episode = new Episode(AlertPolicy.OPEN).run(good());
    for (int i = 0; i < 4; i++) {
      episode.run(bad()).run(good()).run(good());
    }
    assertThat(episode.last().rule()).isEqualTo("failures");
    assertThat(episode.last().severity()).isEqualTo(Severity.CRITICAL);
    assertThat(episode.last().observed()).isEqualTo("4 of the last 20 runs failed");
  }

  /** Each way has a journey of its own, so that a mean over all of them cannot hide one. */
  @Test
  void threeQuartersOfAnHourWithoutOnePaymentWayAreSeenWithinTwoRuns() {
    var episode = new Episode(AlertPolicy.OPEN).times(20, good());
    var began = episode.time.instant();
    episode.run(bad());
    while (episode.told.isEmpty()) {
      assertThat(episode.confirmed).as("somebody looks again at once").isNotEmpty();
      episode.confirmed.removeFirst();
      episode.confirm(bad());
    }
    assertThat(episode.last().stage()).isInstanceOf(Open.class);
    assertThat(episode.last().detected()).isBefore(began.plus(Episode.INTERVAL.multipliedBy(2)));
    episode.times(89, bad()).times(2, good());
    assertThat(episode.last("consecutive").stage()).isInstanceOf(Resolved.class);
    assertThat(episode.last("consecutive").active().orElseThrow())
        .isCloseTo(Duration.ofMinutes(45), Duration.ofMinutes(1));
    assertThat(episode.told.stream().filter(each -> each.rule().equals("consecutive")))
        .extracting(Incident::id)
        .as("it is one incident from beginning to end")
        .hasSizeGreaterThan(1)
        .containsOnly(episode.last("consecutive").id());
  }

  @Test
  void noSuitableOperatorIsNoTrouble() {
    var episode = new Episode(AlertPolicy.OPEN).run(good()).times(300, excluded());
    assertThat(episode.told).isEmpty();
    assertThat(episode.incidents.current()).isEmpty();
  }

  @Test
  void theProbersOwnTroubleIsToldAsSuch() {
    var episode = new Episode(AlertPolicy.OPEN).times(20, good()).times(10, inconclusive());
    assertThat(episode.told).extracting(Incident::rule).containsOnly("coverage");
    assertThat(episode.last().concern()).isEqualTo(Concern.PROBER);
    assertThat(episode.last().evidence()).isNotNull();
    assertThat(episode.last().evidence().latest().reason()).isEqualTo("network");
    assertThat(episode.last().observed())
        .isEqualTo("20 of 30 starts in 1h were measured, less than 90 %");
  }

  @Test
  void nothingFailsAndNothingSucceeds() {
    var episode = new Episode(AlertPolicy.OPEN).times(3, good()).pass(Duration.ofSeconds(89));
    assertThat(episode.told).isEmpty();
    episode.pass(Duration.ofSeconds(60));
    assertThat(episode.last().rule()).isEqualTo("no-run");
    assertThat(episode.last().concern()).isEqualTo(Concern.PROBER);
    episode.run(good()).run(good());
    assertThat(episode.last().stage()).isInstanceOf(Resolved.class);
  }

  @Test
  void noGoodRunForAWhileIsToldWhereThatIsAskedFor() {
    var policy =
        new AlertPolicy(
            OptionalInt.empty(),
            Map.of(
                Kind.NO_GOOD_RUN,
                List.of(new NoGoodRun(Severity.CRITICAL, Duration.ofMinutes(10))),
                Kind.COVERAGE,
                List.of()),
            Map.of());
    var episode = new Episode(policy).run(good()).times(25, inconclusive());
    assertThat(episode.last().rule()).isEqualTo("no-good-run");
    assertThat(episode.last().observed()).isEqualTo("no run was good for 10m");
  }

  @Test
  void aBudgetThatBurnsTooFastIsToldThoughNoRunsFailInARow() {
    var policy = only(Kind.BURN_RATE);
    var episode = new Episode(policy, new Availability(0.999, MONTH)).times(100, good());
    for (int i = 0; i < 8; i++) {
      episode.times(6, good()).run(bad());
    }
    assertThat(episode.last("burn-rate-1h").rule()).isEqualTo("burn-rate-1h");
    assertThat(episode.last("burn-rate-1h").severity()).isEqualTo(Severity.CRITICAL);
    assertThat(episode.last("burn-rate-1h").observed())
        .startsWith("the error budget of 99.9 % availability burns ");
    episode.times(15, good());
    assertThat(episode.last("burn-rate-1h").stage())
        .as("the short window tells that it is over")
        .isInstanceOf(Resolved.class);
  }

  @Test
  void aWindowWithTooFewRunsSaysNothing() {
    var episode = new Episode(only(Kind.BURN_RATE), new Availability(0.9, MONTH));
    episode.run(bad()).run(bad());
    assertThat(episode.told).as("two of two are no surprise at 90 %").isEmpty();
  }

  @Test
  void aFailureByChanceAfterAnOutageWakesNobodyAgain() {
    var episode = new Episode(only(Kind.BURN_RATE), new Availability(0.999, MONTH));
    episode.times(1_000, good()).times(20, bad()).times(20, good());
    assertThat(episode.last("burn-rate-1h").stage()).isInstanceOf(Resolved.class);
    episode.times(45, good());
    episode.told.clear();

    for (int hours = 0; hours < 5; hours++) {
      episode.times(90, good()).run(bad());
    }
    assertThat(episode.told)
        .extracting(Incident::severity)
        .as("the long windows hold the outage still, and one failure burns the short ones")
        .doesNotContain(Severity.CRITICAL);
  }

  @Test
  void anOutageThatComesBackWhileTheLongWindowHoldsItIsToldAgain() {
    var episode = new Episode(only(Kind.BURN_RATE), new Availability(0.999, MONTH));
    episode.times(1_000, good()).times(20, bad()).times(65, good());
    episode.told.clear();
    episode.run(bad()).run(bad());
    assertThat(episode.last("burn-rate-1h").stage()).isInstanceOf(Open.class);
    episode.times(9, good());
    assertThat(episode.last("burn-rate-1h").stage())
        .as("one of them is left in the short window, and burns it")
        .isInstanceOf(Open.class);
    episode.times(3, good());
    assertThat(episode.last("burn-rate-1h").stage()).isInstanceOf(Resolved.class);
  }

  @Test
  void aLatencyObjectiveBurnsByRunsThatAreTooSlow() {
    var episode =
        new Episode(only(Kind.LATENCY), new Latency(0.95, Duration.ofMillis(500), null, MONTH));
    episode.times(12, good());
    assertThat(episode.told)
        .extracting(Incident::rule)
        .as("every run takes a second")
        .contains("latency-1h");
    assertThat(episode.told.getFirst().observed()).contains("95 % run < 500ms");
  }

  @Test
  void extraRunsDoNotSpendTheBudget() {
    var episode = new Episode(only(Kind.BURN_RATE), new Availability(0.999, MONTH));
    episode.times(10, good());
    for (int i = 0; i < 20; i++) {
      episode.confirm(bad());
    }
    assertThat(episode.told).isEmpty();
  }

  @Test
  void aJourneyThatIsRemovedEndsItsIncidentsAndSaysSo() {
    var episode = new Episode(AlertPolicy.OPEN).run(good()).times(3, bad());
    episode.remove();
    assertThat(episode.last().stage())
        .isEqualTo(new Resolved(episode.time.instant(), Ending.REMOVED));
    assertThat(episode.incidents.current()).isEmpty();
  }

  @Test
  void whatStandsGoesOnWhileAFolderIsEmptyForAMoment() {
    var episode = new Episode(only(Kind.CONSECUTIVE)).run(good()).times(3, bad());
    var stands = episode.last();
    episode.empty().pass(Duration.ofMinutes(2));
    assertThat(ofJourneys(episode)).containsExactly(stands);
    episode.watch(only(Kind.CONSECUTIVE));
    episode.pass(Duration.ofMinutes(2));
    assertThat(ofJourneys(episode)).containsExactly(stands);
    assertThat(episode.last()).isEqualTo(stands);
  }

  @Test
  void whoeverRemovesTheLastJourneyIsToldOfItsEndAfterAWhile() {
    var episode = new Episode(only(Kind.CONSECUTIVE)).run(good()).times(3, bad());
    var stands = episode.last();
    episode.empty().pass(Duration.ofSeconds(179)).empty().pass(Duration.ofSeconds(1));
    assertThat(episode.told.stream().filter(each -> each.id().equals(stands.id())))
        .last()
        .extracting(Incident::stage)
        .isEqualTo(new Resolved(episode.time.instant(), Ending.REMOVED));
  }

  @Test
  void aRuleThatIsSwitchedOffEndsItsIncident() {
    var episode = new Episode(AlertPolicy.OPEN).run(good()).times(3, bad());
    episode.watch(
        new AlertPolicy(OptionalInt.empty(), Map.of(Kind.CONSECUTIVE, List.of()), Map.of()));
    assertThat(episode.last().stage()).isInstanceOf(Resolved.class);
  }

  @Test
  void aRuleThatIsTunedKeepsItsIncident() {
    var episode = new Episode(AlertPolicy.OPEN).run(good()).times(3, bad());
    var id = episode.last("consecutive").id();
    episode.watch(new AlertPolicy(OptionalInt.of(1), Map.of(), Map.of()));
    assertThat(episode.last("consecutive").id()).isEqualTo(id);
    episode.run(bad());
    assertThat(episode.incidents.current()).extracting(Incident::id).contains(id);
  }

  @Test
  void whatStoodBeforeTheProberWasStartedAnewGoesOnUntilGoodRunsAreSeen() {
    var before = new Episode(only(Kind.CONSECUTIVE)).run(good()).times(3, bad());
    var after = new Episode(only(Kind.CONSECUTIVE));
    after.remove();
    after.watch(only(Kind.CONSECUTIVE), List.of(before.last()));
    after.run(good());
    assertThat(after.told).isEmpty();
    assertThat(after.incidents.current()).containsExactly(before.last());
    after.run(good());
    assertThat(after.last().id()).isEqualTo(before.last().id());
    assertThat(after.last().stage()).isInstanceOf(Resolved.class);
  }

  private static Episode startedWithout(Incident known, boolean partial) {
    var after = new Episode(AlertPolicy.OPEN);
    after.remove();
    after.incidents.replace(
        new Watching(List.of(), List.of(), "there is none", partial), List.of(known));
    return after;
  }

  private static List<Incident> ofJourneys(Episode episode) {
    return episode.incidents.current().stream()
        .filter(each -> each.subject() instanceof OfJourney)
        .toList();
  }

  @Test
  void whatAStartDoesNotFindStandsForAWhileAndIsThenGone() {
    var before = new Episode(AlertPolicy.OPEN).run(good()).times(3, bad());
    var after = startedWithout(before.last(), false).pass(ProberWatch.PATIENCE.minusSeconds(1));
    assertThat(after.told).isEmpty();
    assertThat(ofJourneys(after)).containsExactly(before.last());
    assertThat(after.incidents.acknowledge(before.last().id(), "ann")).isPresent();
    after.pass(Duration.ofSeconds(1));
    assertThat(ofJourneys(after)).isEmpty();
    assertThat(after.told)
        .filteredOn(each -> each.subject() instanceof OfJourney)
        .last()
        .satisfies(each ->
            assertThat(each.stage())
                .isInstanceOfSatisfying(
                    Resolved.class, end -> assertThat(end.ending()).isEqualTo(Ending.REMOVED)));
  }

  @Test
  void whatIsFoundSoonAfterAStartGoesOn() {
    var before = new Episode(only(Kind.CONSECUTIVE)).run(good()).times(3, bad());
    var after = startedWithout(before.last(), false).pass(Duration.ofMinutes(1));
    after.watch(only(Kind.CONSECUTIVE));
    after.pass(Duration.ofMinutes(3));
    assertThat(after.told).isEmpty();
    assertThat(after.incidents.current()).containsExactly(before.last());
    after.times(2, good());
    assertThat(after.last().id()).isEqualTo(before.last().id());
    assertThat(after.last().stage())
        .isInstanceOfSatisfying(
            Resolved.class, end -> assertThat(end.ending()).isEqualTo(Ending.RECOVERED));
  }

  @Test
  void whatMayBeInAFileThatDoesNotLoadIsNotGone() {
    var before = new Episode(AlertPolicy.OPEN).run(good()).times(3, bad());
    var after = startedWithout(before.last(), true).pass(Duration.ofHours(5));
    assertThat(ofJourneys(after)).containsExactly(before.last());
    after.remove();
    after.pass(Duration.ofSeconds(1));
    assertThat(ofJourneys(after)).as("all files load, and it is in none").isEmpty();
  }

  private static AlertPolicy only(Kind kept) {
    var rules = new java.util.EnumMap<Kind, List<dev.nines.alert.AlertRule>>(Kind.class);
    for (var kind : Kind.values()) {
      if (kind != kept) {
        rules.put(kind, List.of());
      }
    }
    return new AlertPolicy(OptionalInt.empty(), rules, Map.of());
  }
}
