package dev.nines.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import dev.nines.journey.Formula;
import dev.nines.journey.Objective;
import dev.nines.outcome.Reason;
import dev.nines.slo.BackendTime;
import dev.nines.slo.Blame;
import dev.nines.slo.Details;
import dev.nines.slo.Kept;
import dev.nines.slo.LatencyPromise;
import dev.nines.slo.LatencySketch;
import dev.nines.slo.Outcomes;
import dev.nines.slo.Servers;
import dev.nines.slo.Slots;
import dev.nines.slo.Tally;
import dev.nines.slo.Window;
import dev.nines.store.Declaration;
import dev.nines.store.Declaration.DeclaredJourney;
import dev.nines.store.Declaration.DeclaredService;
import dev.nines.store.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is told of an account. */
class ReporterTest {

  private static final Instant NOW = Instant.parse("2026-03-11T12:00:00Z");
  private static final Subject CHAT = Subject.journey("chat", "eu");
  private static final Subject LOGIN = Subject.journey("login", "eu");
  private static final Objective THREE_NINES =
      new Objective.Availability(0.999, new Objective.Rolling(Duration.ofDays(30)));

  private final KeptMinutes kept = new KeptMinutes();
  private final Reporter reporter = new Reporter(kept, kept, () -> NOW);

  private static Instant ago(String length) {
    return NOW.minus(Duration.parse("PT" + length));
  }

  private static Window last(String length) {
    return new Window(ago(length), NOW);
  }

  private static Tally outcomes(long passed, long failed) {
    return tally(new Outcomes(passed, 0, failed, 0, 0, 0), Servers.NONE, Details.NONE);
  }

  private static Tally tally(Outcomes outcomes, Servers servers, Details details) {
    return new Tally(outcomes, 0, servers, Slots.NONE, BackendTime.NONE, details);
  }

  private static Tally slots(long good, long bad) {
    return Tally.NONE.with(new Slots(good + bad, good * Slots.WHOLE));
  }

  private static DeclaredJourney journey(String name, String service, Objective... objectives) {
    return new DeclaredJourney(
        name,
        "The title of " + name,
        service,
        Duration.ofSeconds(30),
        Duration.ofSeconds(7),
        Duration.ofMinutes(2),
        List.of(objectives));
  }

  private static DeclaredService service(
      String name, @Nullable Formula formula, Objective... objectives) {
    return new DeclaredService(name, name, formula, Set.of(), List.of(objectives));
  }

  private void declare(
      String region, Instant at, List<DeclaredJourney> journeys, DeclaredService... services) {
    kept.declare(new Declaration(region, "r1", at, journeys, List.of(services)));
  }

  private JourneyReport only(Question question) {
    var journeys = reporter.report(question).journeys();
    assertThat(journeys).hasSize(1);
    return journeys.getFirst();
  }

  @Test
  void whereNothingWasMeasuredNothingIsSaid() {
    declare("eu", NOW, List.of(journey("chat", "support", THREE_NINES)));
    var journey = only(Question.everything(last("1H")));
    assertThat(journey.numbers().availability()).isNull();
    assertThat(journey.numbers().ownAvailability()).isNull();
    assertThat(journey.numbers().degraded()).isNull();
    assertThat(journey.numbers().availabilityBySlots()).isNull();
    assertThat(journey.numbers().uptime()).isEqualTo(new Uptime(null, null, null, 0, 0, 0));
    assertThat(journey.numbers().coverage().value()).isNull();
    var objective = journey.objectives().getFirst();
    assertThat(objective.value()).isNull();
    assertThat(objective.met()).isNull();
    assertThat(objective.budgetLeft()).isNull();
    assertThat(objective.warning()).isNull();
  }

  @Test
  void availabilityStandsBesideUptime() {
    kept.add(
        CHAT,
        ago("30M"),
        tally(new Outcomes(6, 2, 2, 1, 1, 1), new Servers(19, 1, 3), Details.NONE));
    var numbers = only(Question.overview(last("1H"))).numbers();
    assertThat(numbers.availability()).isEqualTo(0.8);
    assertThat(numbers.ownAvailability()).isEqualTo(8 / 9.0);
    assertThat(numbers.degraded()).isEqualTo(0.25);
    assertThat(numbers.uptime()).isEqualTo(new Uptime(0.95, null, null, 19, 1, 3));
    assertThat(numbers.runs()).isEqualTo(new Runs(8, 2, 6, 2, 2, 1, 1, 1));
  }

  @Test
  void coverageKnowsTheRunsThatNeverCame() {
    declare("eu", ago("10H"), List.of(journey("chat", "support")));
    // Every 30 s for an hour that ended an hour ago: 120 were called for.
    kept.add(CHAT, ago("90M"), tally(new Outcomes(80, 0, 5, 0, 5, 30), Servers.NONE, Details.NONE));
    var coverage = only(Question.overview(new Window(ago("2H"), ago("1H")))).numbers().coverage();
    assertThat(coverage).isEqualTo(new Coverage(0.75, 90, 120, 0));
  }

  @Test
  void aRunThatStillGoesOnIsNoSilence() {
    declare("eu", ago("10H"), List.of(journey("chat", "support")));
    // Of the last two minutes one run is recorded; the others may be on their way.
    kept.add(CHAT, ago("1M"), outcomes(1, 0));
    kept.add(CHAT, ago("8M"), outcomes(16, 0));
    var coverage = only(Question.overview(last("10M"))).numbers().coverage();
    assertThat(coverage).isEqualTo(new Coverage(1.0, 17, 17, 0));
  }

  @Test
  void startsThatWerePassedOverWereNotCalledFor() {
    declare("eu", ago("10H"), List.of(journey("chat", "support")));
    kept.add(CHAT, ago("8M"), outcomes(15, 0).plus(Tally.ofPassedOver()));
    var coverage = only(Question.overview(last("10M"))).numbers().coverage();
    assertThat(coverage).isEqualTo(new Coverage(1.0, 15, 15, 1));
  }

  @Test
  void regionsAreToldApartAndPooled() {
    kept.add(CHAT, ago("5M"), outcomes(9, 1));
    kept.add(Subject.journey("chat", "us"), ago("5M"), outcomes(30, 0));
    var report = reporter.report(Question.overview(last("1H")));
    var journey = report.journeys().getFirst();
    assertThat(journey.numbers().availability()).isEqualTo(39 / 40.0);
    assertThat(journey.regions())
        .extracting(InRegion::region, each -> each.numbers().availability())
        .containsExactly(tuple("eu", 0.9), tuple("us", 1.0));
    assertThat(report.regions())
        .extracting(RegionReport::region, each -> each.numbers().availability())
        .containsExactly(tuple("eu", 0.9), tuple("us", 1.0));
    assertThat(report.total().runs().good()).isEqualTo(39);
    var one = reporter.report(new Question(last("1H"), Set.of(), Set.of(), Set.of("us"), false));
    assertThat(one.total().runs().good()).isEqualTo(30);
    assertThat(one.regions()).hasSize(1);
  }

  @Test
  void aServicePoolsTheRunsOfItsJourneysAndKeepsItsMinutes() {
    declare(
        "eu",
        ago("10H"),
        List.of(journey("chat", "support"), journey("login", "entry")),
        service("support", null),
        service("entry", null),
        service("bank", new Formula.All(List.of("support", "entry"))));
    kept.add(CHAT, ago("5M"), outcomes(8, 2));
    kept.add(LOGIN, ago("5M"), outcomes(30, 0));
    kept.add(Subject.service("support", "eu"), ago("5M"), slots(1, 1));
    kept.add(Subject.service("bank", "eu"), ago("5M"), slots(3, 1));
    kept.add(
        Subject.service("support", "eu"), ago("5M"), Tally.of(new BackendTime(50, 100, 10, 50)));
    var services = reporter.report(Question.overview(last("1H"))).services();
    assertThat(services)
        .extracting(ServiceReport::name)
        .containsExactly("bank", "entry", "support");
    var bank = services.getFirst();
    assertThat(bank.journeys()).containsExactly("chat", "login");
    assertThat(bank.composedOf()).containsExactly("support", "entry");
    assertThat(bank.numbers().availability()).isEqualTo(38 / 40.0);
    assertThat(bank.numbers().availabilityBySlots()).isEqualTo(0.75);
    assertThat(bank.numbers().uptime().backends()).isNull();
    var support = services.getLast();
    assertThat(support.numbers().availability()).isEqualTo(0.8);
    assertThat(support.numbers().availabilityBySlots()).isEqualTo(0.5);
    assertThat(support.numbers().uptime().backends()).isEqualTo(0.5);
    assertThat(support.numbers().uptime().all()).isEqualTo(0.2);
  }

  @Test
  void anObjectiveIsJudgedOverItsOwnWindow() {
    declare("eu", ago("900H"), List.of(journey("chat", "support", THREE_NINES)));
    kept.add(CHAT, ago("240H"), outcomes(9_990, 5));
    kept.add(CHAT, ago("30M"), outcomes(5, 0));
    var objective = only(Question.overview(last("1H"))).objectives().getFirst();
    assertThat(objective.kind()).isEqualTo("availability");
    assertThat(objective.window()).isEqualTo("30d");
    assertThat(objective.by()).isEqualTo("runs");
    assertThat(objective.good()).isEqualTo(9_995);
    assertThat(objective.measured()).isEqualTo(10_000);
    assertThat(objective.value()).isEqualTo(0.9995);
    assertThat(objective.budgetLeft()).isCloseTo(0.5, within(1e-9));
    assertThat(objective.burnRate()).isCloseTo(0.5, within(1e-9));
    assertThat(objective.met()).isTrue();
    assertThat(objective.warning()).isNull();
    assertThat(objective.burnRates())
        .extracting(BurnRate::window)
        .containsExactly("1h", "6h", "1d", "3d");
    assertThat(objective.burnRates().getFirst().rate()).isEqualTo(0);
  }

  @Test
  void tooFewRunsAreSaidToBeTooFew() {
    declare("eu", ago("900H"), List.of(journey("chat", "support", THREE_NINES)));
    kept.add(CHAT, ago("30M"), outcomes(119, 1));
    var objective = only(Question.overview(last("1H"))).objectives().getFirst();
    assertThat(objective.met()).isFalse();
    assertThat(objective.warning())
        .isEqualTo("too few runs: one bad one of 120 spends more than the whole error budget");
  }

  @Test
  void aMonthIsTheCalendarMonthInWhichTheWindowEnds() {
    declare(
        "eu",
        ago("9000H"),
        List.of(
            journey("chat", "support", new Objective.Availability(0.9, new Objective.Month()))));
    kept.add(CHAT, Instant.parse("2026-02-10T10:00:00Z"), outcomes(50, 50));
    kept.add(CHAT, Instant.parse("2026-03-10T10:00:00Z"), outcomes(100, 0));
    var march = only(Question.overview(last("1H"))).objectives().getFirst();
    assertThat(march.period()).isEqualTo(new Period(Instant.parse("2026-03-01T00:00:00Z"), NOW));
    assertThat(march.value()).isEqualTo(1);
    var february =
        only(Question.overview(
                new Window(
                    Instant.parse("2026-02-01T00:00:00Z"), Instant.parse("2026-03-01T00:00:00Z"))))
            .objectives()
            .getFirst();
    assertThat(february.value()).isEqualTo(0.5);
    assertThat(february.met()).isFalse();
  }

  @Test
  void aLatencyObjectiveCountsTheRunsThatKeptIt() {
    var objective =
        new Objective.Latency(
            0.95, Duration.ofSeconds(3), null, new Objective.Rolling(Duration.ofDays(30)));
    declare("eu", ago("900H"), List.of(journey("chat", "support", objective)));
    kept.add(
        CHAT,
        ago("30M"),
        tally(
            new Outcomes(95, 5, 0, 0, 0, 0),
            Servers.NONE,
            new Details(
                Map.of(), Map.of(), Map.of(LatencyPromise.of(objective), new Kept(97, 100)))));
    var status = only(Question.everything(last("1H"))).objectives().getFirst();
    assertThat(status.kind()).isEqualTo("latency");
    assertThat(status.threshold()).isEqualTo(3.0);
    assertThat(status.milestone()).isNull();
    assertThat(status.value()).isEqualTo(0.97);
    assertThat(status.met()).isTrue();
    assertThat(only(Question.overview(last("1H"))).objectives()).isEmpty();
  }

  @Test
  void aServiceOfServicesIsJudgedByMinutes() {
    declare(
        "eu",
        ago("900H"),
        List.of(journey("chat", "support")),
        service("bank", new Formula.Any(List.of("support")), THREE_NINES));
    kept.add(CHAT, ago("30M"), outcomes(0, 9));
    kept.add(Subject.service("bank", "eu"), ago("30M"), slots(1_999, 1));
    var bank = reporter.report(Question.overview(last("1H"))).services().getFirst();
    var status = bank.objectives().getFirst();
    assertThat(status.by()).isEqualTo("slots");
    assertThat(status.good()).isEqualTo(1_999);
    assertThat(status.measured()).isEqualTo(2_000);
    assertThat(status.budgetLeft()).isCloseTo(0.5, within(1e-9));
    assertThat(status.warning()).isNull();
  }

  @Test
  void percentilesAreOfGoodRunsAndOfMilestones() {
    var run =
        LatencySketch.of(Duration.ofMillis(100)).plus(LatencySketch.of(Duration.ofSeconds(9)));
    kept.add(
        CHAT,
        ago("30M"),
        tally(
            new Outcomes(2, 0, 0, 0, 0, 0),
            Servers.NONE,
            new Details(
                Map.of(),
                Map.of(Details.RUN, run, "delivery", LatencySketch.of(Duration.ofMillis(20))),
                Map.of())));
    var latencies = only(Question.everything(last("1H"))).latencies();
    assertThat(latencies).hasSize(2);
    assertThat(latencies.getFirst().milestone()).isNull();
    assertThat(latencies.getFirst().runs()).isEqualTo(2);
    assertThat(latencies.getFirst().p50()).isCloseTo(0.1, within(0.001));
    assertThat(latencies.getFirst().p99()).isCloseTo(9, within(0.09));
    assertThat(latencies.getLast().milestone()).isEqualTo("delivery");
  }

  @Test
  void badMinutesThatLieTogetherAreOneIncident() {
    declare("eu", ago("900H"), List.of(journey("chat", "support")));
    var timeouts = blamed(2, new Blame(Reason.TIMEOUT, "send", null));
    var login = blamed(1, new Blame(Reason.ERROR, "authenticate", "login"));
    kept.add(CHAT, ago("50M"), login);
    kept.add(CHAT, ago("30M"), timeouts);
    // Two minutes are between them, which is no recovery.
    kept.add(CHAT, ago("27M"), login);
    kept.add(CHAT, ago("26M"), timeouts);
    var report = reporter.report(Question.everything(last("1H")));
    assertThat(report.incidents())
        .containsExactly(
            new Incident("chat", "eu", ago("30M"), ago("25M"), 300, 5, "timeout", "send", null),
            new Incident(
                "chat", "eu", ago("50M"), ago("49M"), 60, 1, "error", "authenticate", "login"));
    assertThat(report.journeys().getFirst().reasons())
        .containsExactly(
            new ReasonCount("timeout", "send", null, 4),
            new ReasonCount("error", "authenticate", "login", 2));
  }

  private static Tally blamed(long runs, Blame blame) {
    return tally(
        new Outcomes(0, 0, runs, blame.dependency() == null ? 0 : runs, 0, 0),
        Servers.NONE,
        new Details(Map.of(blame, runs), Map.of(), Map.of()));
  }

  @Test
  void aJourneyThatIsGoneIsToldWhileItHasRuns() {
    declare("eu", ago("10H"), List.of(journey("chat", "support")));
    kept.add(LOGIN, ago("5M"), outcomes(1, 0));
    var journeys = reporter.report(Question.overview(last("1H"))).journeys();
    assertThat(journeys)
        .extracting(JourneyReport::name, JourneyReport::declared, JourneyReport::service)
        .containsExactly(tuple("chat", true, "support"), tuple("login", false, null));
    assertThat(reporter.report(Question.overview(new Window(ago("3M"), NOW))).journeys())
        .hasSize(1);
  }

  @Test
  void aReportOnManyTakesFewQueries() {
    var journeys =
        java.util.stream.IntStream.range(0, 1_000)
            .mapToObj(i -> journey("journey-" + i, "service-" + i % 50, THREE_NINES))
            .toList();
    declare("eu", ago("900H"), journeys);
    declare("us", ago("900H"), journeys);
    journeys.forEach(
        each -> kept.add(Subject.journey(each.name(), "eu"), ago("5M"), outcomes(9, 1)));
    var report = reporter.report(Question.overview(last("1H")));
    assertThat(report.journeys()).hasSize(1_000);
    assertThat(report.services()).hasSize(50);
    assertThat(kept.asked)
        .hasSizeLessThan(20)
        .containsOnly("subjects", "latest", "terms", "totals");
    kept.asked.clear();
    assertThat(reporter.report(Question.everything(last("1H"))).journeys())
        .allSatisfy(each -> assertThat(each.incidents()).hasSize(1));
    assertThat(kept.asked)
        .hasSizeLessThan(20)
        .containsOnly("subjects", "latest", "terms", "totals", "details", "badMinutes");
  }

  @Test
  void aServiceIsAskedForWithWhatIsBeneathIt() {
    declare(
        "eu",
        ago("10H"),
        List.of(journey("chat", "support"), journey("login", "entry")),
        service("bank", new Formula.All(List.of("support"))));
    var report =
        reporter.report(new Question(last("1H"), Set.of(), Set.of("bank"), Set.of(), false));
    assertThat(report.services())
        .extracting(ServiceReport::name)
        .containsExactly("bank", "support");
    assertThat(report.journeys()).extracting(JourneyReport::name).containsExactly("chat");
    var journey =
        reporter.report(new Question(last("1H"), Set.of("login"), Set.of(), Set.of(), false));
    assertThat(journey.services()).isEmpty();
    assertThat(journey.journeys()).extracting(JourneyReport::name).containsExactly("login");
  }

  @Test
  void anUnknownNameIsAnsweredWithTheNearest() {
    declare("eu", ago("10H"), List.of(journey("chat", "support")));
    var question = new Question(last("1H"), Set.of("caht"), Set.of(), Set.of(), false);
    assertThatThrownBy(() -> reporter.report(question))
        .isInstanceOf(UnknownNameException.class)
        .hasMessage("there is no journey \"caht\"; did you mean \"chat\"?");
    var region = new Question(last("1H"), Set.of(), Set.of(), Set.of("mars"), false);
    assertThatThrownBy(() -> reporter.report(region))
        .hasMessage("there is no region \"mars\"; expected eu");
  }

  @Test
  void slotsCoverTheWholeWindowGapsToo() {
    kept.add(CHAT, Instant.parse("2026-03-11T10:07:00Z"), outcomes(3, 1).with(Slots.BAD));
    kept.add(CHAT, Instant.parse("2026-03-11T11:59:00Z"), outcomes(1, 0).with(Slots.GOOD));
    var series =
        reporter.series(Subject.Kind.JOURNEY, "chat", Set.of(), last("2H"), Duration.ofMinutes(30));
    assertThat(series.window()).isEqualTo(new Period(ago("2H"), NOW));
    assertThat(series.size()).isEqualTo(1_800);
    assertThat(series.slots())
        .extracting(Series.Slot::availability)
        .containsExactly(0.75, null, null, 1.0);
    assertThat(series.slots())
        .extracting(Series.Slot::availabilityBySlots)
        .containsExactly(0.0, null, null, 1.0);
    assertThat(series.slots().getFirst().runs().bad()).isEqualTo(1);
  }

  @Test
  void slotsThatAreNoWholeMinutesOrTooManyAreRefused() {
    kept.add(CHAT, NOW, outcomes(1, 0));
    assertThatThrownBy(() ->
            reporter.series(
                Subject.Kind.JOURNEY, "chat", Set.of(), last("2H"), Duration.ofSeconds(90)))
        .hasMessageContaining("expected whole minutes");
    assertThatThrownBy(() ->
            reporter.series(
                Subject.Kind.JOURNEY, "chat", Set.of(), last("720H"), Duration.ofMinutes(1)))
        .hasMessage(
            "the window has 43200 slots of this size; expected at most 11000: a shorter window or"
                + " larger slots");
  }

  @Test
  void objectivesComeInOneList() {
    declare("eu", ago("900H"), List.of(journey("chat", "support", THREE_NINES)));
    declare("us", ago("900H"), List.of(journey("chat", "support", THREE_NINES)));
    assertThat(reporter.objectives(Question.overview(last("1H"))))
        .extracting(Standing::kind, Standing::name, Standing::region)
        .containsExactly(
            tuple("journey", "chat", null),
            tuple("journey", "chat", "eu"),
            tuple("journey", "chat", "us"));
  }
}
