package dev.nines.bench;

import dev.nines.outcome.Run;
import dev.nines.outcome.ServerVerdict;
import dev.nines.slo.LatencyPromise;
import dev.nines.slo.Resolution;
import dev.nines.slo.Tally;
import dev.nines.slo.Window;
import dev.nines.store.Entry;
import dev.nines.store.History;
import dev.nines.store.RunLog;
import dev.nines.store.Subject;
import dev.nines.store.sql.Databases;
import dev.nines.store.sql.HistoryWriter;
import dev.nines.store.sql.SqlHistory;
import dev.nines.store.sql.WriterSettings;
import dev.nines.time.Clocks;
import dev.nines.time.SystemTimer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Kills a process that writes a history, again and again ({@code kill -9}), on the same file: what
 * it said is on disk has to be there, the file has to open, and the account has to be the sum of
 * its runs. In some rounds another process has the file locked, so that all goes to the spill file.
 */
public final class SuddenEnds {

  private static final int MOST_BEFORE_THE_END = 3_000;

  private static final Set<LatencyPromise> PROMISES =
      Set.of(new LatencyPromise(null, Duration.ofSeconds(3)));

  private final Path file;

  /** Runs are from this moment on, on two days. */
  private final Instant begin;

  private final Random random;
  private long acknowledged;
  private long kept;
  private final List<String> problems = new ArrayList<>();

  private SuddenEnds(Path file, long seed) {
    this.file = file;
    begin = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofMinutes(5));
    random = new Random(seed);
  }

  /**
   * What came of it.
   *
   * @param acknowledged entries that were said to be on disk
   * @param kept runs that are there
   * @param problems what was lost or does not add up; empty where all is well
   */
  public record Outcome(int rounds, long acknowledged, long kept, List<String> problems) {}

  /**
   * Kills so often.
   *
   * @param lockedEvery the file is locked in each round of this number
   */
  public static Outcome of(Path file, int rounds, int lockedEvery, long seed)
      throws IOException, SQLException {
    SqlHistory.open(Databases.sqlite(file)).close();
    var ends = new SuddenEnds(file, seed);
    for (int round = 1; round <= rounds; round++) {
      ends.round(round, round % lockedEvery == 0);
    }
    return new Outcome(rounds, ends.acknowledged, ends.kept, List.copyOf(ends.problems));
  }

  /** The same run with its last verdict. */
  static Entry.OfRun settled(Entry.OfRun open) {
    var steps =
        open.run().steps().stream()
            .map(step ->
                step.with(
                    step.attempts().stream()
                        .map(attempt ->
                            attempt.server() == null
                                ? attempt.observed(
                                    ServerVerdict.DOWN, null, attempt.backend(), attempt.phases())
                                : attempt)
                        .toList()))
            .toList();
    return new Entry.OfRun(open.run().with(steps), open.promises());
  }

  private void round(int round, boolean locked) throws IOException, SQLException {
    var journey = "round-" + round;
    Map<String, String> said;
    if (locked) {
      try (var connection = Databases.sqlite(file).source().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
        said = killed(journey, round);
        statement.execute("ROLLBACK");
      }
    } else {
      said = killed(journey, round);
    }
    acknowledged += said.size();
    replay();
    try (var history = SqlHistory.read(Databases.sqliteToRead(file))) {
      verify(journey, said, history);
    }
  }

  /** What the process said of runs before it was killed: whether they are open or settled. */
  private Map<String, String> killed(String journey, int round) throws IOException {
    var process =
        new ProcessBuilder(
                Java.executable(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                KilledWriter.class.getName(),
                file.toString(),
                journey,
                begin.toString(),
                Integer.toString(round))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var said = new HashMap<String, String>();
    int before = 1 + random.nextInt(MOST_BEFORE_THE_END);
    try (var out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      int lines = 0;
      for (var line = out.readLine(); line != null; line = out.readLine()) {
        note(line, said);
        if (++lines == before) {
          // By its handle: the process itself would close what it has said so far.
          process.toHandle().destroyForcibly();
        }
      }
    } finally {
      process.destroyForcibly().onExit().join();
    }
    if (said.isEmpty()) {
      problems.add(journey + ": the process wrote nothing");
    }
    return said;
  }

  /** The last line may be cut in the middle. */
  private static void note(String line, Map<String, String> said) {
    int blank = line.indexOf(' ');
    if (blank > 0 && line.length() == blank + 1 + 32) {
      said.merge(
          line.substring(blank + 1),
          line.substring(0, blank),
          (one, other) -> one.equals("settled") ? one : other);
    }
  }

  /** What is in the spill file goes into the database, as when the prober starts again. */
  private void replay() {
    try (var timer = new SystemTimer()) {
      HistoryWriter.start(Databases.sqlite(file), WriterSettings.beside(file), Clocks.system(timer))
          .close();
    }
  }

  private void verify(String journey, Map<String, String> said, History history) {
    var runs = new HashMap<String, Run>();
    runs(journey, history).forEach(run -> runs.put(run.id(), run));
    kept += runs.size();
    said.forEach((id, state) -> {
      var run = runs.get(id);
      if (run == null) {
        problems.add(journey + ": " + id + " is lost");
      } else if (state.equals("settled") && !run.settled()) {
        problems.add(journey + ": the verdict of " + id + " is lost");
      }
    });
    for (var resolution : Resolution.values()) {
      verify(journey, runs.values(), history, resolution);
    }
  }

  private void verify(
      String journey, Collection<Run> runs, History history, Resolution resolution) {
    var minutes = new TreeMap<Instant, Tally>();
    for (var run : runs) {
      minutes.merge(Resolution.MINUTE.floor(run.scheduled()), Tally.of(run, PROMISES), Tally::plus);
    }
    var ofJourney = new TreeMap<Instant, Tally>();
    var ofService = new TreeMap<Instant, Tally>();
    minutes.forEach((minute, tally) -> {
      var slot = resolution.floor(minute);
      ofJourney.merge(slot, tally.with(tally.asSlot()), Tally::plus);
      ofService.merge(slot, Tally.NONE.with(tally.asSlot()), Tally::plus);
    });
    var window = new Window(begin, begin.plus(Duration.ofHours(1)));
    var account = history.account();
    if (!ofJourney.equals(account.slots(subject(journey), window, resolution))
        || !ofService.equals(
            account.slots(Subject.service(journey + "-service", "eu-1"), window, resolution))) {
      problems.add(journey + ": the account is not the sum of its runs, by " + resolution);
    }
  }

  private static Subject subject(String journey) {
    return Subject.journey(journey, "eu-1");
  }

  private List<Run> runs(String journey, History history) {
    var runs = new ArrayList<Run>();
    var window = new Window(begin, begin.plus(Duration.ofHours(1)));
    @Nullable String before = null;
    while (true) {
      var page =
          history.runs().runs(new RunLog.Query(window, journey, "eu-1", Set.of(), before, 1_000));
      if (page.isEmpty()) {
        return runs;
      }
      runs.addAll(page);
      before = page.getLast().id();
    }
  }
}
