package dev.nines.store.sql;

import static dev.nines.store.Played.NOON;
import static dev.nines.store.Played.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.nines.slo.Resolution;
import dev.nines.slo.Tally;
import dev.nines.slo.Window;
import dev.nines.store.Document;
import dev.nines.store.Entry;
import dev.nines.store.RandomHistory;
import dev.nines.store.RunLog;
import dev.nines.store.Subject;
import dev.nines.store.SumOverRuns;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleaningTest {

  private static final Subject CHAT = Subject.journey("chat", "eu-1");
  private static final Window ALL = new Window(Instant.EPOCH, NOON.plus(Duration.ofDays(1)));
  private static final Duration WEEK = Duration.ofDays(7);

  @TempDir private Path folder;
  private final Cleaning cleaning = new Cleaning(new Retention(WEEK, WEEK.multipliedBy(2)));
  private SqlHistory history;
  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    var database = Databases.sqlite(folder.resolve("nines.db"));
    history = SqlHistory.open(database);
    connection = database.source().getConnection();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    history.close();
  }

  @Test
  void singleRunsGoAndTheAccountStays() throws SQLException {
    var old = run().at(NOON.minus(WEEK).minusSeconds(60));
    var young = run().at(NOON.minus(WEEK));
    write(old.entry(), young.entry());

    clean();

    assertThat(history.runs().find(old.id())).isEmpty();
    assertThat(history.runs().find(young.id())).isPresent();
    assertThat(good(ALL)).isEqualTo(2);
  }

  @Test
  void whereMinutesAreGoneTheWholeHourIsCounted() throws SQLException {
    var hour = NOON.minus(WEEK.multipliedBy(3));
    write(run().at(hour).entry(), run().at(hour.plusSeconds(1_800)).entry());
    // What is written later than the retention of runs is refused, so all of it is written before.
    clean();

    var minute = new Window(hour.plusSeconds(1_200), hour.plusSeconds(2_400));
    assertThat(history.account().slots(CHAT, minute, Resolution.MINUTE)).isEmpty();
    assertThat(good(minute)).isEqualTo(2);
    assertThat(good(Window.before(hour, WEEK))).isZero();
  }

  @Test
  void whatCameTooLateIsGivenBackAndNotCounted() throws SQLException {
    clean();
    var late = run().at(NOON.minus(WEEK).minusSeconds(60)).entry();
    var passed = new Entry.OfPassedOver("p", "chat", "eu-1", NOON.minus(WEEK.multipliedBy(2)));

    assertThat(write(late, run().entry(), passed)).containsExactly(late, passed);

    assertThat(good(ALL)).isEqualTo(1);
  }

  @Test
  void aReplayOfWhatWasCleanedAwayIsNotCountedAgain() throws SQLException {
    var old = run().at(NOON.minus(WEEK).minusSeconds(60)).entry();
    write(old);
    clean();

    assertThat(write(old)).containsExactly(old);

    assertThat(good(ALL)).isEqualTo(1);
  }

  @Test
  void aSliceIsSmall() throws SQLException {
    var entries = new ArrayList<Entry>();
    for (int i = 0; i < 1_200; i++) {
      entries.add(run().at(NOON.minus(WEEK.multipliedBy(2)).plusSeconds(i)).entry());
    }
    new GroupWriter().write(connection, entries);
    // The first moves the horizon.
    cleaning.clean(connection, NOON);
    var left = new ArrayList<Integer>();

    while (cleaning.clean(connection, NOON)) {
      left.add(count());
    }

    assertThat(left).startsWith(700, 200, 0);
  }

  @Test
  void incidentsAreKeptForAYearAndAMonth() throws SQLException {
    write(document("incident", "old", 401, true), document("incident", "young", 399, true));

    clean();

    assertThat(history.documents().find("incident", "old")).isEmpty();
    assertThat(history.documents().find("incident", "young")).isPresent();
  }

  @Test
  void whatWasSaidOfThemIsKeptForThreeMonths() throws SQLException {
    for (var kind : List.of("conversation", "delivery", "silence")) {
      write(document(kind, "old", 91, true), document(kind, "young", 89, true));
    }

    clean();

    for (var kind : List.of("conversation", "delivery", "silence")) {
      assertThat(history.documents().find(kind, "old")).isEmpty();
      assertThat(history.documents().find(kind, "young")).isPresent();
    }
  }

  @Test
  void whatIsNotOverIsKeptHoweverOldItIs() throws SQLException {
    write(document("incident", "1", 500, false), document("linkkey", "eu-1", 500, false));

    clean();

    assertThat(history.documents().find("incident", "1")).isPresent();
    assertThat(history.documents().find("linkkey", "eu-1")).isPresent();
  }

  private static Entry document(String kind, String id, int daysAgo, boolean closed) {
    var at = NOON.minus(Duration.ofDays(daysAgo));
    return new Entry.OfDocument(new Document(kind, id, "eu-1", 1, at, closed, "{}"));
  }

  @Test
  void whatIsLeftIsTheSumOverAllRuns() throws SQLException {
    var random = new RandomHistory(11);
    var entries = random.entries(400);
    var sum = new SumOverRuns();
    entries.forEach(entry -> sum.record(entry).join());
    new GroupWriter().write(connection, entries);

    var now = NOON.plus(WEEK.multipliedBy(2)).minus(Duration.ofHours(30));
    while (cleaning.clean(connection, now)) {}

    var gone = now.minus(WEEK.multipliedBy(2));
    for (int i = 0; i < 20; i++) {
      var window = random.window();
      var counted =
          new Window(
              window.from().isBefore(gone) ? Resolution.HOUR.floor(window.from()) : window.from(),
              window.to().isBefore(gone) ? Resolution.HOUR.ceil(window.to()) : window.to());
      for (var some : List.of(sum.subjects(), Set.of(CHAT))) {
        assertThat(history.account().totals(some, window)).isEqualTo(sum.totals(some, counted));
        assertThat(history.account().details(some, window)).isEqualTo(sum.details(some, counted));
      }
    }
  }

  @Test
  void aRetentionThatMakesNoSenseIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Retention(Duration.ofDays(14), Duration.ofDays(7)))
        .withMessage(
            "minutes are to be kept for PT168H and runs for PT336H; expected minutes to be kept as"
                + " long as runs at least");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Retention(Duration.ofMinutes(5), Duration.ofDays(7)))
        .withMessage("runs are to be kept for PT5M; expected an hour at least");
  }

  private List<Entry> write(Entry... entries) throws SQLException {
    return new GroupWriter().write(connection, List.of(entries));
  }

  private long good(Window window) {
    return history
        .account()
        .totals(Set.of(CHAT), window)
        .getOrDefault(CHAT, Tally.NONE)
        .outcomes()
        .good();
  }

  private void clean() throws SQLException {
    while (cleaning.clean(connection, NOON)) {}
  }

  private int count() {
    return history.runs().runs(new RunLog.Query(ALL, null, null, Set.of(), null, 1_000)).size();
  }
}
