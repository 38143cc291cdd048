package dev.nines.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.alert.AlertPolicy;
import dev.nines.alert.AlertRule;
import dev.nines.alert.AlertRule.BurnRate;
import dev.nines.alert.AlertRule.Consecutive;
import dev.nines.alert.AlertRule.Kind;
import dev.nines.alert.AlertRule.NoGoodRun;
import dev.nines.alert.AlertRule.NoRun;
import dev.nines.alert.AlertRule.Promise;
import dev.nines.alert.Severity;
import dev.nines.alert.WatchedService;
import dev.nines.incident.Inquiry.Question;
import dev.nines.incident.Stage.Ending;
import dev.nines.incident.Stage.Open;
import dev.nines.incident.Stage.Resolved;
import dev.nines.journey.Formula;
import dev.nines.journey.Journey;
import dev.nines.journey.JourneyFixture;
import dev.nines.journey.Objective.Availability;
import dev.nines.journey.Objective.Rolling;
import dev.nines.journey.Service;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Reason;
import dev.nines.outcome.Run;
import dev.nines.slo.Outcomes;
import dev.nines.slo.Slots;
import dev.nines.slo.Window;
import dev.nines.time.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Services judged as wholes, by what an account would say of them. */
class ServiceIncidentsTest {

  private static final Availability PROMISE =
      new Availability(0.999, new Rolling(Duration.ofDays(30)));
  private static final Service HELP =
      new Service(
          "help",
          "Customers are helped",
          new Formula.All(List.of("chat", "mail")),
          null,
          List.of(PROMISE));
  private static final Service SHARED =
      new Service(
          "help",
          "Customers are helped in one way of four",
          new Formula.Weighted(Map.of("chat", 1.0, "mail", 1.0, "phone", 1.0, "desk", 1.0)),
          null,
          List.of(PROMISE));
  private static final Service LOCAL = new Service("chat", "Chat", null, null, List.of(PROMISE));
  private static final BurnRate HOUR =
      new BurnRate(
          Severity.CRITICAL,
          Promise.AVAILABILITY,
          Duration.ofHours(1),
          Duration.ofMinutes(5),
          14.4,
          AlertPolicy.SIGNIFICANCE);

  private final ManualTime time = new ManualTime();
  private final List<Incident> told = new ArrayList<>();
  private final Incidents incidents =
      new Incidents("eu", time, () -> "id-" + told.size(), told::add, _ -> {});
  private int runs;

  private static AlertPolicy policy(Kind kind, AlertRule rule) {
    return new AlertPolicy(OptionalInt.empty(), Map.of(kind, List.of(rule)), Map.of());
  }

  private static Journey journey(String name, String service) {
    return new JourneyFixture()
        .service(service)
        .step(JourneyFixture.step("send", JourneyFixture.get("/"), Duration.ofSeconds(1)))
        .journey(name);
  }

  private void watch(Service service, AlertPolicy policy, AlertPolicy ofJourneys) {
    var journeys = List.of(journey("chat-in", "chat"), journey("chat-out", "chat"));
    incidents.replace(
        new Watching(
            journeys.stream().map(each -> new Watched(each, List.of(), ofJourneys)).toList(),
            List.of(new WatchedService(service, journeys, policy)),
            null),
        List.of());
  }

  private void watch(Service service, Kind kind, AlertRule rule) {
    watch(service, policy(kind, rule), AlertPolicy.OPEN);
  }

  /** What the account says, by the length of the window. */
  private void say(Map<Duration, Measured> byLength) {
    time.advance(Duration.ofMinutes(1));
    var inquiry = incidents.inquire();
    var answers = new HashMap<Window, Measured>();
    for (var question : inquiry.questions()) {
      var measured = byLength.get(question.window().length());
      if (measured != null) {
        answers.put(question.window(), measured);
      }
    }
    incidents.answered(inquiry, answers);
  }

  private void say(Measured hour, Measured minutes) {
    say(Map.of(Duration.ofHours(1), hour, Duration.ofMinutes(5), minutes));
  }

  private static Measured minutes(long count, double bad) {
    return new Measured(
        Map.of("help", new Slots(count, Math.round((count - bad) * Slots.WHOLE))), Map.of());
  }

  private static Measured failed(String journey, long good, long bad) {
    return new Measured(Map.of(), Map.of(journey, new Outcomes(good, 0, bad, 0, 0, 0)));
  }

  private static Measured excluded() {
    return new Measured(Map.of(), Map.of("chat-in", new Outcomes(0, 0, 0, 0, 5, 0)));
  }

  private void end(String journey, Outcome outcome) {
    incidents.ended(
        new Run(
            "run-" + ++runs,
            journey,
            "chat",
            "eu",
            Run.Trigger.SCHEDULE,
            time.instant(),
            time.instant(),
            Duration.ofSeconds(1),
            outcome,
            List.of(),
            Map.of()));
  }

  private static Outcome timeout() {
    return new Outcome.Failed(Reason.TIMEOUT, "send", null, "no answer within 1s");
  }

  @Test
  void badMinutesOfTheWholeAreItsTrouble() {
    watch(HELP, Kind.BURN_RATE, HOUR);
    say(minutes(60, 0), minutes(5, 0));
    assertThat(told).isEmpty();
    say(minutes(60, 6), minutes(5, 5));
    assertThat(told).hasSize(1);
    assertThat(told.getLast().observed())
        .isEqualTo(
            "the error budget of 99.9 % availability burns 100.0 times too fast: 6 of 60 minutes"
                + " missed it in 1h, 5 of 5 in 5m");
    say(minutes(60, 6), minutes(5, 0));
    assertThat(told.getLast().stage())
        .isInstanceOfSatisfying(
            Resolved.class, end -> assertThat(end.ending()).isEqualTo(Ending.RECOVERED));
  }

  @Test
  void fewBadMinutesMayBeChance() {
    watch(HELP, Kind.BURN_RATE, HOUR);
    say(minutes(60, 4), minutes(5, 4));
    assertThat(told).isEmpty();
    assertThat(incidents.current())
        .extracting(each -> each.stage().word())
        .containsExactly("pending");
    say(minutes(60, 5), minutes(5, 5));
    assertThat(told).hasSize(1);
  }

  @Test
  void aBadMinuteByChanceAfterAnOutageIsNoTrouble() {
    watch(HELP, Kind.BURN_RATE, HOUR);
    say(minutes(60, 20), minutes(5, 1));
    assertThat(told).isEmpty();
    say(minutes(60, 21), minutes(5, 2));
    assertThat(told.getLast().stage()).isInstanceOf(Open.class);
    say(minutes(60, 21), minutes(5, 1));
    assertThat(told.getLast().stage()).as("it burns still").isInstanceOf(Open.class);
  }

  @Test
  void minutesThatAreBadInPartSpendPartsOfTheBudget() {
    watch(SHARED, Kind.BURN_RATE, HOUR);
    say(minutes(60, 7.5), minutes(5, 0.25));
    assertThat(told).as("one part of one minute may be chance").isEmpty();
    say(minutes(60, 7.5), minutes(5, 1.25));
    assertThat(told.getLast().observed()).contains("7.5 of 60 minutes").contains("1.3 of 5 in 5m");
  }

  @Test
  void theRunsThatFailedBeforeItWasKnownAreItsEvidence() {
    watch(HELP, Kind.BURN_RATE, HOUR);
    time.advance(Duration.ofMinutes(10));
    var first = time.instant();
    end("chat-in", timeout());
    time.advance(Duration.ofMinutes(3));
    end("chat-out", timeout());
    say(
        minutes(60, 6),
        new Measured(
            Map.of("help", new Slots(5, 0)),
            Map.of("chat-in", new Outcomes(0, 0, 5, 0, 0, 0), "chat-out", Outcomes.NONE)));
    var incident = told.getLast();
    assertThat(incident.firstBad()).isEqualTo(first);
    assertThat(incident.evidence().failures()).isEqualTo(2);
    assertThat(incident.evidence().latest().journey()).isEqualTo("chat-out");
    assertThat(incident.evidence().reasons())
        .containsOnlyKeys("chat-in, send: timeout", "chat-out, send: timeout");
    assertThat(incident.parts()).containsExactly(new FailingPart("chat", "chat-in"));
    assertThat(IncidentJson.read(IncidentJson.write(incident))).isEqualTo(incident);
  }

  @Test
  void whereNothingIsMeasuredNothingIsConcluded() {
    watch(HELP, Kind.BURN_RATE, HOUR);
    say(minutes(60, 6), minutes(5, 5));
    say(minutes(60, 6), minutes(0, 0));
    say(Map.of());
    say(Map.of(Duration.ofMinutes(5), minutes(5, 0)));
    assertThat(told).hasSize(1);
    say(minutes(55, 6), excluded());
    assertThat(told.getLast().stage()).as("nothing is promised now").isInstanceOf(Resolved.class);
  }

  @Test
  void aJourneyThatIsExcludedSaysNothingOfTheOthers() {
    watch(HELP, Kind.BURN_RATE, HOUR);
    say(minutes(60, 6), minutes(5, 5));
    say(minutes(60, 6), of(null, excludedRuns(), badRuns()));
    assertThat(told.getLast().stage())
        .as("one is in maintenance, the other one fails")
        .isInstanceOf(Stage.Open.class);
    say(of(new Slots(60, 54 * Slots.WHOLE), badRuns(), badRuns()), excluded());
    assertThat(told.getLast().stage())
        .as("the other one runs seldom, and failed when it ran last")
        .isInstanceOf(Stage.Open.class);
    say(minutes(60, 6), of(null, excludedRuns(), excludedRuns()));
    assertThat(told.getLast().stage()).as("nothing is promised").isInstanceOf(Resolved.class);
  }

  private static Outcomes excludedRuns() {
    return new Outcomes(0, 0, 0, 0, 5, 0);
  }

  private static Outcomes badRuns() {
    return new Outcomes(0, 0, 5, 0, 0, 0);
  }

  /** Of both journeys, and of the minutes of the whole; null where none was measured. */
  private static Measured of(@Nullable Slots whole, Outcomes in, Outcomes out) {
    return new Measured(
        whole == null ? Map.of() : Map.of("help", whole), Map.of("chat-in", in, "chat-out", out));
  }

  @Test
  void aJourneyThatIsExcludedHidesNotThatNothingElseIsGood() {
    watch(HELP, Kind.NO_GOOD_RUN, new NoGoodRun(Severity.CRITICAL, Duration.ofMinutes(10)));
    for (int minute = 0; minute < 11; minute++) {
      said(of(new Slots(10, 0), excludedRuns(), badRuns()));
    }
    assertThat(told).hasSize(1);
    assertThat(told.getLast().parts()).containsExactly(new FailingPart("chat", "chat-out"));
    said(of(null, excludedRuns(), excludedRuns()));
    assertThat(told.getLast().stage()).as("nothing is promised").isInstanceOf(Resolved.class);
  }

  @Test
  void partsThatAreNeverGoodTogetherAreNamedAll() {
    watch(HELP, Kind.NO_GOOD_RUN, new NoGoodRun(Severity.CRITICAL, Duration.ofMinutes(10)));
    var half = new Outcomes(5, 0, 5, 0, 0, 0);
    for (int minute = 0; minute < 11; minute++) {
      said(of(new Slots(10, 0), half, half));
    }
    assertThat(told.getLast().parts())
        .extracting(FailingPart::journey)
        .containsExactly("chat-in", "chat-out");
  }

  @Test
  void aWholeOfWhichNoMinuteIsGoodIsMissed() {
    watch(HELP, Kind.NO_GOOD_RUN, new NoGoodRun(Severity.CRITICAL, Duration.ofMinutes(10)));
    for (int minute = 0; minute < 9; minute++) {
      said(minutes(10, 10));
    }
    assertThat(told).as("it has not been looked for so long").isEmpty();
    said(minutes(10, 10));
    said(minutes(10, 10));
    assertThat(told).hasSize(1);
    assertThat(told.getLast().observed()).isEqualTo("no minute of it was good for 10m");
    said(minutes(10, 9));
    assertThat(told.getLast().stage()).isInstanceOf(Resolved.class);
  }

  @Test
  void aWholeWithoutARunIsTheProbersTrouble() {
    watch(HELP, Kind.NO_RUN, new NoRun(Severity.ERROR, Duration.ofMinutes(10)));
    for (int minute = 0; minute < 11; minute++) {
      said(minutes(0, 0));
    }
    assertThat(told).hasSize(1);
    assertThat(told.getLast().concern().name()).isEqualTo("PROBER");
    assertThat(told.getLast().parts())
        .containsExactly(new FailingPart("chat", "chat-in"), new FailingPart("chat", "chat-out"));
    said(failed("chat-in", 0, 1));
    assertThat(told.getLast().stage()).isInstanceOf(Resolved.class);
  }

  /** Whatever is asked for. */
  private void said(Measured measured) {
    time.advance(Duration.ofMinutes(1));
    var inquiry = incidents.inquire();
    var answers = new HashMap<Window, Measured>();
    inquiry.questions().forEach(question -> answers.put(question.window(), measured));
    incidents.answered(inquiry, answers);
  }

  @Test
  void journeysThatFailTogetherTellWhatEachAloneCannot() {
    watch(LOCAL, Kind.BURN_RATE, HOUR);
    say(
        new Measured(
            Map.of(),
            Map.of(
                "chat-in", new Outcomes(27, 0, 3, 0, 0, 0),
                "chat-out", new Outcomes(27, 0, 3, 0, 0, 0))),
        failed("chat-in", 1, 2));
    assertThat(told.getLast().subject().word()).isEqualTo("service");
    assertThat(told.getLast().observed()).contains("6 of 60 runs missed it in 1h");
  }

  @Test
  void whatAJourneyTellsItsLocalServiceDoesNotTellAgain() {
    var row = policy(Kind.CONSECUTIVE, new Consecutive(Severity.CRITICAL, 2, 1));
    watch(LOCAL, policy(Kind.BURN_RATE, HOUR), row);
    end("chat-in", timeout());
    end("chat-in", timeout());
    assertThat(told).extracting(each -> each.subject().word()).containsExactly("journey");
    var hour = failed("chat-in", 50, 10);
    say(hour, failed("chat-in", 0, 5));
    assertThat(told).extracting(each -> each.subject().word()).containsOnly("journey");

    end("chat-in", new Outcome.Passed());
    say(hour, failed("chat-in", 1, 4));
    say(hour, failed("chat-in", 1, 4));
    assertThat(told)
        .extracting(each -> each.subject().word())
        .as("the outage is over, though the window still holds it")
        .containsOnly("journey");

    end("chat-in", timeout());
    say(hour, failed("chat-in", 1, 4));
    assertThat(told.getLast().subject().word())
        .as("it goes on, and the journey has nothing to say")
        .isEqualTo("service");
  }

  @Test
  void whatIsWellAgainIsSpokenForNoMore() {
    var row = policy(Kind.CONSECUTIVE, new Consecutive(Severity.CRITICAL, 2, 1));
    watch(LOCAL, policy(Kind.BURN_RATE, HOUR), row);
    end("chat-in", timeout());
    end("chat-in", timeout());
    var hour = failed("chat-in", 50, 10);
    say(hour, failed("chat-in", 0, 5));
    end("chat-in", new Outcome.Passed());
    say(failed("chat-in", 60, 0), failed("chat-in", 5, 0));
    assertThat(told).extracting(each -> each.subject().word()).containsOnly("journey");
    say(hour, failed("chat-in", 0, 5));
    assertThat(told.getLast().subject().word()).isEqualTo("service");
  }

  @Test
  void oneQuestionIsAskedOfAWindowHoweverManyServicesThereAre() {
    var services = new ArrayList<WatchedService>();
    for (int i = 0; i < 50; i++) {
      services.add(
          new WatchedService(
              new Service(
                  "whole-" + i, "Whole", new Formula.Any(List.of("chat")), null, List.of(PROMISE)),
              List.of(journey("chat-" + i, "chat")),
              AlertPolicy.PRESET.only(EnumSet.of(Kind.BURN_RATE))));
    }
    incidents.replace(new Watching(List.of(), services, null), List.of());
    var questions = incidents.inquire().questions();
    assertThat(questions)
        .extracting(question -> question.window().length())
        .containsExactlyInAnyOrder(
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(3));
    assertThat(questions).extracting(Question::services).allMatch(each -> each.size() == 50);
  }

  @Test
  void aServiceThatIsGoneEndsItsIncidents() {
    watch(HELP, Kind.BURN_RATE, HOUR);
    say(minutes(60, 6), minutes(5, 5));
    incidents.replace(new Watching(List.of(), List.of(), null), List.of());
    assertThat(told.getLast().stage())
        .isInstanceOfSatisfying(
            Resolved.class, end -> assertThat(end.ending()).isEqualTo(Ending.REMOVED));
  }
}
