package dev.nines.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.access.Access;
import dev.nines.alert.AlertRule.Concern;
import dev.nines.app.watchdog.Watchdog;
import dev.nines.cli.GitPlace;
import dev.nines.cli.HistoryPlace;
import dev.nines.cli.Retention;
import dev.nines.cli.ServeOptions;
import dev.nines.cli.ServeOptions.Telling;
import dev.nines.cli.Version;
import dev.nines.incident.Incident;
import dev.nines.notify.Notice;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Run;
import dev.nines.outcome.Run.Trigger;
import dev.nines.outcome.RunEvent;
import dev.nines.outcome.RunEvent.RunEnded;
import dev.nines.runner.ProcessEnvironment;
import dev.nines.share.Sharing;
import dev.nines.store.sql.Database;
import dev.nines.store.sql.HistoryWriter;
import dev.nines.store.sql.WriterSettings;
import dev.nines.target.TargetRules;
import dev.nines.time.Clocks;
import dev.nines.time.ManualTime;
import dev.nines.time.SystemTimer;
import dev.nines.time.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * A prober's day in virtual time: its journeys come from Git and change every minute, its database
 * is away twice, its network is cut twice, and its clock is set back an hour. What it plays answers
 * at once, everything else is real.
 */
public final class FastDay {

  private static final Duration DAY = Duration.ofDays(1);

  /** So many entries the history may be behind. */
  private static final long BEHIND = 5_000;

  private static final Duration EVERY = Duration.ofSeconds(30);

  /** In seconds of the day. */
  private record Span(String what, long from, long to) {
    static Span of(String what, Duration from, Duration length) {
      return new Span(what, from.toSeconds(), from.plus(length).toSeconds());
    }

    boolean at(long second) {
      return from <= second && second < to;
    }
  }

  private static final List<Span> CUT =
      List.of(
          Span.of("the network is cut", Duration.ofHours(4), Duration.ofMinutes(10)),
          Span.of("the network is cut", Duration.ofHours(16), Duration.ofMinutes(30)));

  private static final List<Span> AWAY =
      List.of(
          Span.of("the database is away", Duration.ofHours(6), Duration.ofMinutes(20)),
          Span.of("the database is away", Duration.ofHours(19), Duration.ofHours(1)));

  private static final long SET_BACK = Duration.ofHours(12).toSeconds();

  /** The database of the day, which can be away. */
  public interface Store {
    Database database();

    void stop() throws IOException;

    void start() throws IOException;

    /** How many runs it holds. */
    long runs() throws Exception;
  }

  private final int journeys;
  private final ManualTime time = new ManualTime();
  private final FastDayRepository repository;
  private final FastDayNetwork network = new FastDayNetwork();
  private final Map<String, LongAdder> outcomes = new TreeMap<>();
  private final LongAdder ended = new LongAdder();
  private final List<String> unexplained = new ArrayList<>();
  private final Queue<Notice> told = new ConcurrentLinkedQueue<>();
  private final Path folder;
  private final Store store;
  private final MeterRegistry registry;

  public FastDay(int journeys, Path folder, Store store, MeterRegistry registry) throws Exception {
    this.journeys = journeys;
    this.folder = folder;
    this.store = store;
    this.registry = registry;
    this.repository = new FastDayRepository(folder.resolve("origin"), journeys);
  }

  /** Plays it, prints what became of it, and writes it into {@code result}. */
  public void play(ObjectNode result) throws Exception {
    var clocks = time.clocks();
    try (var timer = new SystemTimer();
        var history =
            HistoryWriter.start(
                store.database(),
                WriterSettings.spillingTo(folder.resolve("spill")).lingering(Duration.ofMillis(20)),
                new Clocks(Ticker.SYSTEM, time, timer));
        var feed = GitFeed.open(place(), Wiring.loader(), clocks)) {
      feed.beat();
      try (var prober =
          new Prober(
              options(),
              feed,
              (environment, control, _, _) -> network.runner(environment, control, clocks),
              registry,
              Version.current(),
              history,
              history.history(),
              null,
              new DeadMansSwitch(history::progress, time),
              new Watchdog(time),
              (_, notice) -> told.add(notice),
              clocks)) {
        prober.look();
        day(prober, feed, history, result);
      }
      tell(history, result);
    }
  }

  private GitPlace place() {
    return new GitPlace(
        repository.remote(),
        dev.nines.source.git.Access.OPEN,
        folder.resolve("cache"),
        EVERY,
        false,
        null,
        () -> null,
        List.of());
  }

  private ServeOptions options() {
    return new ServeOptions(
        List.of(),
        null,
        "day",
        "127.0.0.1",
        0,
        new Access.Everybody(),
        500,
        network::up,
        TargetRules.USUAL,
        new ProcessEnvironment(Map.of(), null),
        Telling.PRODUCTION,
        new HistoryPlace.File(folder.resolve("unused")),
        Retention.DEFAULT,
        null,
        null,
        Sharing.ALONE,
        ServeOptions.Telemetry.NONE,
        this::on,
        _ -> {});
  }

  private void day(Prober prober, GitFeed feed, HistoryWriter history, ObjectNode result)
      throws Exception {
    var memory = result.putArray("heapMiB");
    System.out.println();
    System.out.println("  hour      runs  heap, MiB  of the first  machine, s");
    long began = System.nanoTime();
    double first = 0;
    double most = 0;
    for (long second = 0; second < DAY.toSeconds(); second++) {
      boolean away = happen(second);
      if (second % 60 == 58) {
        repository.check(feed);
      }
      if (second % 60 == 0) {
        repository.change(second / 60);
        if (!away) {
          await(history, BEHIND);
        }
      }
      feed.beat();
      if (second % 2 == 0) {
        prober.look();
      }
      prober.beat();
      time.advance(Duration.ofSeconds(1));
      awaitQuiet(prober);
      if (second % 3_600 == 3_599) {
        if (!away) {
          await(history, 0);
        }
        double heap = heap();
        first = first == 0 ? heap : first;
        most = Math.max(most, heap / first);
        memory.add(Math.round(heap));
        System.out.printf(
            Locale.ROOT,
            "  %4d  %8d  %9.0f  %12.2f  %10.0f%n",
            (second + 1) / 3_600,
            ended.sum(),
            heap,
            heap / first,
            (System.nanoTime() - began) / 1e9);
      }
    }
    await(history, 0);
    result.put("heapMostOfFirst", most);
  }

  /** Whether the database is away. */
  private boolean happen(long second) throws IOException {
    network.cut(CUT.stream().anyMatch(span -> span.at(second)));
    for (var away : AWAY) {
      if (second == away.from()) {
        store.stop();
      } else if (second == away.to()) {
        store.start();
      }
    }
    if (second == SET_BACK) {
      time.stepWallClock(Duration.ofHours(-1));
    }
    return AWAY.stream().anyMatch(span -> span.at(second));
  }

  /** What waits for virtual time to pass is let go on. */
  private static void awaitQuiet(Prober prober) {
    long end = System.nanoTime() + Duration.ofMillis(20).toNanos();
    while (prober.running() > 0 && System.nanoTime() < end) {
      LockSupport.parkNanos(20_000);
    }
  }

  /** The history is as late as it is on real disks, while hours pass in a minute. */
  private static void await(HistoryWriter history, long most) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(10).toNanos();
    while (history.progress().waiting() + history.progress().spilled() > most) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the history does not come round: " + history.progress());
      }
      Thread.sleep(5);
    }
  }

  private static double heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024.0 / 1024;
  }

  private void on(RunEvent event) {
    if (event instanceof RunEnded(var run) && run.trigger() == Trigger.SCHEDULE) {
      ended.increment();
      var word = word(run);
      synchronized (outcomes) {
        outcomes.computeIfAbsent(word, _ -> new LongAdder()).increment();
        if (!run.outcome().good() && !network.wasCut() && unexplained.size() < 10) {
          unexplained.add(run.scheduled() + " " + run.journey() + " " + run.outcome());
        }
      }
    }
  }

  private static String word(Run run) {
    return run.outcome() instanceof Outcome.Inconclusive(var cause, _)
        ? "inconclusive, " + cause.name().toLowerCase(Locale.ROOT)
        : run.outcome().word();
  }

  private double counted(String name) {
    return registry.find(name).counters().stream().mapToDouble(each -> each.count()).sum();
  }

  private void tell(HistoryWriter history, ObjectNode result) throws Exception {
    var customers =
        told.stream()
            .flatMap(notice -> notice.incidents().stream())
            .filter(incident -> incident.concern() == Concern.CUSTOMERS)
            .map(FastDay::words)
            .distinct()
            .toList();
    var prober =
        told.stream()
            .flatMap(notice -> notice.incidents().stream())
            .filter(incident -> incident.concern() == Concern.PROBER)
            .map(FastDay::words)
            .distinct()
            .toList();
    double due = counted("nines.runs.due");
    double overdue = counted("nines.runs.overdue");
    long kept = store.runs();
    System.out.printf(
        Locale.ROOT,
        "%n%d journeys, %d commits of which %d were refused as they had to be%n",
        journeys,
        repository.commits(),
        repository.broken());
    System.out.printf(
        Locale.ROOT,
        "  starts called for %.0f, overdue or missed %.0f, runs ended %d: %s%n",
        due,
        overdue,
        ended.sum(),
        outcomes);
    row("runs in the history", kept + " of " + ended.sum(), kept == ended.sum());
    row(
        "dropped on the way there",
        history.progress().dropped() + "",
        history.progress().dropped() == 0);
    row("starts that were missed", String.valueOf((long) overdue), overdue == 0);
    row("bad runs while the network was up", unexplained.toString(), unexplained.isEmpty());
    row("incidents of customers", customers.toString(), customers.isEmpty());
    row("incidents of the prober", prober.toString(), true);
    row(
        "commits that were late or wrong",
        repository.late().toString(),
        repository.late().isEmpty());
    row(
        "most heap of the first hour's",
        String.format(Locale.ROOT, "%.2f", result.get("heapMostOfFirst").asDouble()),
        result.get("heapMostOfFirst").asDouble() <= 1.1);
    result
        .put("journeys", journeys)
        .put("due", due)
        .put("overdue", overdue)
        .put("ended", ended.sum())
        .put("kept", kept)
        .put("customersIncidents", customers.size())
        .put("commitsLate", repository.late().size());
  }

  private static void row(String what, String found, boolean met) {
    System.out.printf("  %-36s %s%s%n", what, found, met ? "" : "   MISSED");
  }

  private static String words(Incident incident) {
    return incident.subject().name() + " " + incident.rule() + " since " + incident.firstBad();
  }
}
