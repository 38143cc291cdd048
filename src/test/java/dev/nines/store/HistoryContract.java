package dev.nines.store;

import static dev.nines.store.Played.NOON;
import static dev.nines.store.Played.failed;
import static dev.nines.store.Played.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Formula;
import dev.nines.outcome.ServerVerdict;
import dev.nines.slo.BackendTime;
import dev.nines.slo.Details;
import dev.nines.slo.Outcomes;
import dev.nines.slo.Resolution;
import dev.nines.slo.ScheduleTerm;
import dev.nines.slo.Servers;
import dev.nines.slo.Slots;
import dev.nines.slo.Tally;
import dev.nines.slo.Window;
import dev.nines.store.Declaration.DeclaredJourney;
import dev.nines.store.Declaration.DeclaredService;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every history holds to, wherever it is kept. */
public abstract class HistoryContract {

  protected static final Subject CHAT = Subject.journey("chat", "eu-1");
  protected static final Subject SUPPORT = Subject.service("support", "eu-1");
  protected static final Window DAY = Window.before(NOON.plusSeconds(3_600), Duration.ofDays(1));

  /** Writes entries in this order, and returns when they can be read. */
  protected abstract void write(List<? extends Entry> entries);

  protected abstract History history();

  @Test
  void aRunIsCounted() {
    write(run().entry());

    assertThat(total(CHAT).outcomes()).isEqualTo(new Outcomes(1, 0, 0, 0, 0, 0));
    assertThat(total(CHAT).slots()).isEqualTo(Slots.GOOD);
  }

  @Test
  void aRunThatIsWrittenAgainIsCountedOnce() {
    var run = run().entry();

    write(run, run);
    write(run);

    assertThat(total(CHAT).outcomes().all()).isEqualTo(1);
    assertThat(history().runs().runs(all())).hasSize(1);
  }

  @Test
  void whatIsSettledLaterAddsItsVerdicts() {
    var open = run().servers(ServerVerdict.UP, null);

    write(open.entry());
    assertThat(total(CHAT).servers()).isEqualTo(Servers.NONE);
    write(open.servers(ServerVerdict.UP, ServerVerdict.DOWN).entry());

    assertThat(total(CHAT).servers()).isEqualTo(new Servers(1, 1, 0));
    assertThat(total(CHAT).outcomes().all()).isEqualTo(1);
    assertThat(history().runs().find(open.id())).map(run -> run.settled()).hasValue(true);
  }

  @Test
  void aRunThatIsSettledIsNotUnsettled() {
    var settled = run().servers(ServerVerdict.DOWN);

    write(settled.entry());
    write(settled.servers((ServerVerdict) null).entry());

    assertThat(total(CHAT).servers()).isEqualTo(new Servers(0, 1, 0));
  }

  @Test
  void aRunOnDemandIsKeptAndNotCounted() {
    var run = run().onDemand();

    write(run.entry());

    assertThat(total(CHAT)).isEqualTo(Tally.NONE);
    assertThat(history().runs().find(run.id())).hasValue(run.asRun());
    assertThat(history().account().subjects()).containsExactlyInAnyOrder(CHAT, SUPPORT);
  }

  @Test
  void aMinuteIsBadWhereOneRunWas() {
    write(run().entry(), run().with(failed("send")).at(NOON.plusSeconds(30)).entry());

    assertThat(total(CHAT).slots()).isEqualTo(Slots.BAD);
    assertThat(total(SUPPORT).slots()).isEqualTo(Slots.BAD);
    assertThat(badMinutes(history().account(), CHAT, DAY)).containsOnlyKeys(NOON);
  }

  @Test
  void aServiceIsAsGoodAsTheWorstOfItsJourneys() {
    write(
        run().entry(),
        run().of("mail", "support").with(failed("send")).entry(),
        run().of("mail", "support").at(NOON.plusSeconds(60)).entry());

    assertThat(total(SUPPORT).slots()).isEqualTo(new Slots(2, Slots.WHOLE));
  }

  @Test
  void aComposedServiceIsJudgedByItsFormula() {
    write(
        declaration(
            NOON,
            List.of(),
            service("bank", new Formula.Any(List.of("support", "shop"))),
            service("group", new Formula.All(List.of("bank", "shop")))),
        run().with(failed("send")).entry(),
        run().of("buy", "shop").entry(),
        run().of("buy", "shop").with(failed("send")).at(NOON.plusSeconds(60)).entry());

    // Nobody knows of its second minute: support was not measured in it.
    assertThat(total(Subject.service("bank", "eu-1")).slots()).isEqualTo(new Slots(1, Slots.WHOLE));
    assertThat(total(Subject.service("group", "eu-1")).slots())
        .isEqualTo(new Slots(2, Slots.WHOLE));
  }

  @Test
  void aPartIsAsItWasLastUntilItsNextRunIsDue() {
    write(
        declaration(
            NOON,
            List.of(seldom("chat", "support"), seldom("buy", "shop")),
            service("bank", new Formula.Any(List.of("support", "shop"))),
            service("group", new Formula.All(List.of("bank")))),
        run().with(failed("send")).entry(),
        run().of("buy", "shop").with(failed("send")).at(minute(2)).entry(),
        run().of("buy", "shop").with(failed("send")).at(minute(7)).entry(),
        run().with(failed("send")).at(minute(5)).entry());

    var bank = Subject.service("bank", "eu-1");
    assertThat(total(bank).slots()).as("minutes 2 to 9").isEqualTo(new Slots(8, 0));
    assertThat(total(Subject.service("group", "eu-1")).slots()).isEqualTo(new Slots(8, 0));
    assertThat(total(SUPPORT).slots()).as("by its own runs").isEqualTo(new Slots(2, 0));
    write(run().of("buy", "shop").at(minute(4)).entry());
    assertThat(total(bank).slots())
        .as("it came late, and says something of minutes 4 to 6")
        .isEqualTo(new Slots(8, 3 * Slots.WHOLE));
    write(run().at(minute(12)).entry());
    assertThat(total(bank).slots()).isEqualTo(new Slots(13, 8 * Slots.WHOLE));
    assertThat(history().account().slots(bank, DAY, Resolution.HOUR).get(NOON).slots())
        .isEqualTo(new Slots(13, 8 * Slots.WHOLE));
  }

  private static Instant minute(int minute) {
    return NOON.plusSeconds(60L * minute + 11);
  }

  private static DeclaredJourney seldom(String name, String service) {
    return new DeclaredJourney(
        name,
        "The " + name,
        service,
        Duration.ofMinutes(5),
        Duration.ofSeconds(11),
        Duration.ofSeconds(90),
        List.of());
  }

  @Test
  void startsThatWerePassedOverAreCountedOnce() {
    var passed = new Entry.OfPassedOver("p-1", "chat", "eu-1", NOON);

    write(passed, passed);
    write(passed);

    assertThat(total(CHAT).passedOver()).isEqualTo(1);
  }

  @Test
  void ofADocumentTheHighestVersionIsKeptInWhicheverOrderTheyCome() {
    var first = document("d-1", 1, false, "{}");
    var second = document("d-1", 2, true, "{\"is\": \"ünder control\"}");

    write(first);
    write(second, first);

    assertThat(history().documents().find("incident", "d-1")).contains(second.document());
    assertThat(history().documents().open("incident", "eu-1")).isEmpty();
    assertThat(history().documents().find("notice", "d-1")).isEmpty();
  }

  @Test
  void openDocumentsAreFoundByTheirRegionAndAllByWhenTheyBegan() {
    var one = document("d-1", 1, false, "{}");
    var other = document("d-2", 1, false, "{}");

    write(one, other, document("d-3", 1, true, "{}"));

    assertThat(history().documents().open("incident", "eu-1"))
        .containsExactly(one.document(), other.document());
    assertThat(history().documents().open("incident", "us-1")).isEmpty();
    assertThat(history().documents().open("incident"))
        .containsExactly(one.document(), other.document());
    assertThat(history().documents().open("notice")).isEmpty();
    var hour = new Window(NOON, NOON.plusSeconds(3_600));
    assertThat(history().documents().newest("incident", hour, 2))
        .extracting(Document::id)
        .containsExactly("d-3", "d-2");
    assertThat(history().documents().newest("incident", Window.before(NOON, hour.length()), 9))
        .isEmpty();
  }

  private static Entry.OfDocument document(String id, long version, boolean closed, String body) {
    return new Entry.OfDocument(new Document("incident", id, "eu-1", version, NOON, closed, body));
  }

  @Test
  void timeOfBackendsIsCountedOnce() {
    var time = new BackendTime(2_000, 3_000, 0, 1_000);
    var backends = new Entry.OfBackends("b-1", "support", "eu-1", NOON, time);

    write(backends, backends);
    write(backends);

    assertThat(total(SUPPORT)).isEqualTo(Tally.of(time));
  }

  @Test
  void aScheduleThatIsDeclaredAnewGoesOn() {
    write(declaration(NOON, List.of(journey("chat", 30))));
    write(declaration(NOON.plusSeconds(600), List.of(journey("chat", 30))));

    assertThat(history().account().terms(DAY)).containsEntry(CHAT, List.of(term(30, NOON, null)));
  }

  @Test
  void aScheduleThatIsChangedOrGoneHasEnded() {
    var later = NOON.plusSeconds(600);
    write(declaration(NOON, List.of(journey("chat", 30), journey("mail", 30))));
    write(declaration(later, List.of(journey("chat", 60))));

    assertThat(history().account().terms(DAY))
        .containsEntry(CHAT, List.of(term(30, NOON, later), term(60, later, null)))
        .containsEntry(Subject.journey("mail", "eu-1"), List.of(term(30, NOON, later)))
        .hasSize(2);
    assertThat(history().account().terms(new Window(later, later.plusSeconds(1))))
        .containsOnlyKeys(CHAT);
  }

  @Test
  void theLatestDeclarationIsInForce() {
    var latest =
        declaration(
            NOON.plusSeconds(1),
            List.of(journey("chat", 30)),
            service("bank", new Formula.AtLeast(1, List.of("support", "shop"))));
    write(declaration(NOON, List.of(journey("mail", 30))), latest);

    assertThat(history().declarations().latest()).containsExactly(latest.declaration());
  }

  @Test
  void runsAreReadInPagesNewestFirst() {
    var first = run();
    var second = run().at(NOON.plusSeconds(30));
    var third = run().at(NOON.plusSeconds(30));
    write(second.entry(), third.entry(), first.entry());

    assertThat(history().runs().runs(query(null, 2)))
        .containsExactly(third.asRun(), second.asRun());
    assertThat(history().runs().runs(query(second.id(), 2))).containsExactly(first.asRun());
    assertThat(history().runs().runs(query("unknown", 2))).isEmpty();
  }

  @Test
  void runsAreReadByJourneyRegionAndOutcome() {
    var wanted = run().with(failed("send"));
    write(
        wanted.entry(),
        run().entry(),
        run().with(failed("send")).in("us-1").entry(),
        run().with(failed("send")).of("mail", "support").entry(),
        run().with(failed("send")).at(NOON.plusSeconds(7_200)).entry());

    assertThat(
            history()
                .runs()
                .runs(new RunLog.Query(DAY, "chat", "eu-1", Set.of("failed"), null, 10)))
        .containsExactly(wanted.asRun());
  }

  @Test
  void theNewestRunOfEachJourneyIsFound() {
    var chat = run().at(NOON.plusSeconds(60)).with(failed("send"));
    var mail = run().of("mail", "support");
    write(
        run().entry(),
        chat.entry(),
        run().at(NOON.plusSeconds(30)).entry(),
        mail.entry(),
        run().at(NOON.plusSeconds(90)).in("us-1").entry());

    assertThat(history().runs().latest("eu-1"))
        .containsExactlyInAnyOrder(chat.asRun(), mail.asRun());
    assertThat(history().runs().latest("ap-1")).isEmpty();
  }

  @Test
  void slotsAreWhole() {
    write(run().entry(), run().at(NOON.plusSeconds(3_540)).entry());

    var touched =
        history()
            .account()
            .slots(CHAT, new Window(NOON.plusSeconds(60), NOON.plusSeconds(120)), Resolution.HOUR);

    assertThat(touched).containsOnlyKeys(NOON);
    assertThat(touched.get(NOON).outcomes().good()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void aRandomHistoryIsTheSumOverItsRuns(long seed) {
    var random = new RandomHistory(seed);
    var entries = random.entries(400);
    var sum = new SumOverRuns();
    entries.forEach(entry -> sum.record(entry).join());

    for (int from = 0; from < entries.size(); ) {
      int to = Math.min(entries.size(), from + 1 + random.number(80));
      write(entries.subList(from, to));
      from = to;
    }

    assertThat(history().account().subjects()).isEqualTo(sum.subjects());
    assertThat(history().declarations().latest()).isEqualTo(sum.latest());
    for (int i = 0; i < 3; i++) {
      assertSame(sum, random.window());
    }
    for (int i = 0; i < 8; i++) {
      assertSameRuns(sum, random);
    }
  }

  private void assertSame(SumOverRuns sum, Window window) {
    var account = history().account();
    var all = sum.subjects();
    assertThat(account.totals(all, window)).isEqualTo(sum.totals(all, window));
    assertThat(account.details(all, window)).isEqualTo(sum.details(all, window));
    assertThat(account.terms(window)).isEqualTo(sum.terms(window));
    for (var subject : sum.subjects()) {
      assertThat(total(account, subject, window)).isEqualTo(sum.total(subject, window));
      assertThat(badMinutes(account, subject, window)).isEqualTo(badMinutes(sum, subject, window));
      for (var resolution : Resolution.values()) {
        assertThat(account.slots(subject, window, resolution))
            .isEqualTo(sum.slots(subject, window, resolution));
      }
    }
  }

  /** Page by page. */
  private void assertSameRuns(SumOverRuns sum, RandomHistory random) {
    var window = random.window();
    var journey = random.number(2) == 0 ? null : "chat";
    var region = random.number(2) == 0 ? null : "eu-1";
    var outcomes = random.number(2) == 0 ? Set.<String>of() : Set.of("failed", "excluded");
    int limit = 1 + random.number(30);
    String before = null;
    while (true) {
      var query = new RunLog.Query(window, journey, region, outcomes, before, limit);
      var page = history().runs().runs(query);
      assertThat(page).isEqualTo(sum.runs(query));
      if (page.isEmpty()) {
        return;
      }
      before = page.getLast().id();
      assertThat(history().runs().find(before)).hasValue(page.getLast());
    }
  }

  protected final Tally total(Subject subject) {
    return total(history().account(), subject, DAY);
  }

  private static Tally total(Account account, Subject subject, Window window) {
    var one = Set.of(subject);
    return account
        .totals(one, window)
        .getOrDefault(subject, Tally.NONE)
        .with(account.details(one, window).getOrDefault(subject, Details.NONE));
  }

  private static Map<Instant, Tally> badMinutes(Account account, Subject journey, Window window) {
    var minutes = new LinkedHashMap<Instant, Tally>();
    account.badMinutes(Set.of(journey), window, (_, minute, tally) -> minutes.put(minute, tally));
    return minutes;
  }

  protected final void write(Entry... entries) {
    write(List.of(entries));
  }

  protected static RunLog.Query all() {
    return query(null, 1_000);
  }

  private static RunLog.Query query(@Nullable String before, int limit) {
    return new RunLog.Query(DAY, null, null, Set.of(), before, limit);
  }

  protected static Entry.OfDeclaration declaration(
      Instant at, List<DeclaredJourney> journeys, DeclaredService... services) {
    return new Entry.OfDeclaration(
        "declared-" + at, new Declaration("eu-1", "abc", at, journeys, List.of(services)));
  }

  protected static DeclaredJourney journey(String name, int seconds) {
    return new DeclaredJourney(
        name,
        "The " + name,
        "support",
        Duration.ofSeconds(seconds),
        Duration.ofSeconds(3),
        Duration.ofSeconds(90),
        List.of());
  }

  protected static DeclaredService service(String name, @Nullable Formula formula) {
    return new DeclaredService(name, "The " + name, formula, new LinkedHashSet<>(), List.of());
  }

  private static ScheduleTerm term(int seconds, Instant from, @Nullable Instant to) {
    return new ScheduleTerm(
        Duration.ofSeconds(seconds), Duration.ofSeconds(3), Duration.ofSeconds(90), from, to);
  }
}
