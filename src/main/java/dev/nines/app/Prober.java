package dev.nines.app;

import dev.nines.account.RunBook;
import dev.nines.api.Probing;
import dev.nines.api.live.EventLog;
import dev.nines.api.live.LiveRuns;
import dev.nines.app.watchdog.Watchdog;
import dev.nines.cli.Engine;
import dev.nines.cli.HistoryPlace;
import dev.nines.cli.ServeOptions;
import dev.nines.cli.Version;
import dev.nines.evidence.EvidenceFolder;
import dev.nines.evidence.EvidenceKeeping;
import dev.nines.evidence.Leaving;
import dev.nines.metrics.BackendMetrics;
import dev.nines.metrics.InfoMetrics;
import dev.nines.metrics.RunMetrics;
import dev.nines.notify.Sender;
import dev.nines.outcome.Run;
import dev.nines.outcome.RunEvent;
import dev.nines.outcome.RunEvent.RunEnded;
import dev.nines.runner.JourneyRunner;
import dev.nines.schedule.Launcher;
import dev.nines.schedule.Schedule;
import dev.nines.share.Lease;
import dev.nines.store.History;
import dev.nines.store.HistoryException;
import dev.nines.store.Recorder;
import dev.nines.time.Clocks;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A prober of one region, put together: journeys from their source, played on their schedule,
 * counted. {@link #look} and {@link #beat} are called on by whoever keeps time for it, by clocks
 * that outlive it.
 */
final class Prober implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Prober.class.getName());

  /**
   * How long runs may still go on when the prober ends; with the teardown after it within a
   * container's usual 30 s of grace.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration TEARDOWN = Duration.ofSeconds(5);

  /** How many runs may go on at once that somebody asked for, besides those of the schedule. */
  private static final int MOST_DEMANDED = 10;

  /** How many runs and events are remembered for those who look on. */
  private static final int RUNS_KEPT = 500;

  private static final int EVENTS_KEPT = 10_000;

  /** Is not made where nothing is to be kept. */
  private static final Path EVIDENCE = Path.of("nines.evidence");

  private final String region;
  private final JourneyRunner runner;
  private final LiveRuns runs = new LiveRuns(RUNS_KEPT);
  private final EventLog events = new EventLog(RunBook.id().substring(0, 8), EVENTS_KEPT);
  private final Probing shown;
  private final JourneySource source;
  private final Editions editions;
  private final Launcher launcher;
  private final Schedule schedule;
  private final Starts starts;
  private final BackendProbes probes;
  private final History history;
  private final AlertingWiring telling;
  private final GitOwners owners;
  private final DeadMansSwitch deadMansSwitch;
  private final Motion motion;
  private final EvidenceFolder evidence;
  private final Clocks clocks;
  private final @Nullable Lease lease;
  private final @Nullable Replication replication;

  Prober(
      ServeOptions options,
      JourneySource source,
      Engine engine,
      MeterRegistry registry,
      Version version,
      Recorder recorder,
      History history,
      @Nullable Replicas replicas,
      DeadMansSwitch deadMansSwitch,
      Watchdog watchdog,
      Sender sender,
      Clocks clocks) {
    var book = new RunBook(recorder, options.region());
    var metrics = new RunMetrics(registry, options.region());
    var build =
        new InfoMetrics.Build(version.version(), version.revision(), Runtime.version().toString());
    this.region = options.region();
    this.deadMansSwitch = deadMansSwitch;
    this.motion = new Motion(watchdog, clocks.timer());
    this.history = history;
    this.clocks = clocks;
    var feed =
        replicas == null
            ? null
            : new Feed(replicas.feed(), region, this::judgedOfAll, clocks.wall());
    this.lease =
        replicas == null || feed == null
            ? null
            : new Lease(
                RunBook.id().substring(0, 16),
                replicas.self(),
                replicas.rosters(),
                clocks,
                feed::place,
                this::turned);
    if (lease != null) {
      motion.expectLeases();
    }
    var allotment =
        new Allotment(
            region,
            options.sharing().shard(),
            options.history() instanceof HistoryPlace.Postgres,
            lease);
    var kept =
        Objects.requireNonNullElseGet(
            options.evidence(),
            () -> new EvidenceKeeping(EVIDENCE, Duration.ZERO, 0, Leaving.NONE));
    this.evidence = kept.open();
    this.runner =
        engine.runner(
            options.environment(),
            options.control(),
            options.targets(),
            new Engine.Evidence(evidence, kept.leaving()));
    evidence.sweep();
    this.probes =
        new BackendProbes(
            options.region(),
            options.maxRuns(),
            runner,
            clocks,
            recorder,
            new BackendMetrics(registry, options.region()));
    this.launcher =
        new Launcher(
            runner,
            options
                .listener()
                .and(new RunLog()::on)
                .and(metrics::on)
                .and(book::accept)
                .and(runs::accept)
                .and(events::accept)
                .and(probes::played)
                .and(this::judged)
                .and(event -> motion.on(event, telling().alerting()::journey))
                .and(deadMansSwitch::played),
            options.region(),
            options.maxRuns(),
            MOST_DEMANDED);
    this.telling =
        new AlertingWiring(
            options,
            allotment,
            launcher,
            deadMansSwitch,
            registry,
            recorder,
            history,
            evidence,
            clocks,
            watchdog,
            sender);
    this.starts = new Starts(metrics, book, this::missed, this::clockSet);
    this.schedule = new Schedule(launcher, runner, starts, region, allotment, clocks);
    this.source = source;
    this.owners = telling.owners(source.owners());
    source.watch(owners::changed);
    this.editions =
        new Editions(
            allotment,
            schedule,
            probes,
            metrics,
            new InfoMetrics(registry, build),
            book,
            recorder,
            telling.alerting());
    this.replication =
        lease == null || feed == null
            ? null
            : new Replication(
                lease,
                feed,
                telling.alerting(),
                this::reassign,
                recorder,
                region,
                clocks,
                deadMansSwitch);
    this.shown =
        new ShownProber(
            region,
            clocks.wall(),
            source.repository(),
            editions,
            launcher,
            recorder,
            history,
            probes::states,
            telling.alerting().incidents(),
            telling.receivers(),
            telling.alerting().acknowledgements(),
            telling.links(),
            telling.silences(),
            evidence,
            runs,
            events);
  }

  /**
   * Renews its lease, and takes up what it holds; to be called every turn. Blocks. One that knows
   * no journeys yet takes none from those who play them.
   */
  void turn() {
    if (lease != null) {
      if (editions.current() != null) {
        lease.turn();
      }
      motion.leased();
    }
  }

  /** What it is among replicas; null where it is alone. */
  @Nullable Lease lease() {
    return lease;
  }

  private void turned() {
    if (replication != null) {
      replication.turned();
    }
  }

  /** Judges what all replicas played; to be called about once a second. Blocks. */
  void judge() {
    if (replication != null) {
      replication.judge();
    }
  }

  /** Takes up silences that were asked for at another prober; blocks. */
  void listen() {
    telling.listen();
  }

  private void reassign() {
    editions.reassign(clocks.wall().instant(), this::latest, this::unmade);
  }

  private Map<String, Instant> latest() {
    try {
      return history.runs().latest(region).stream()
          .collect(Collectors.toMap(Run::journey, Run::scheduled));
    } catch (HistoryException e) {
      LOG.log(System.Logger.Level.WARNING, "the latest runs could not be read", e);
      return Map.of();
    }
  }

  private void unmade(String journey, Instant scheduled) {
    starts.missed(journey, scheduled);
  }

  /** A run of any replica ended. */
  private void judgedOfAll(Run run) {
    telling().alerting().played(new RunEnded(run));
    if (editions.allotment().shard().has(run.journey())) {
      deadMansSwitch.played(new RunEnded(run));
    }
  }

  /** Takes up from the history how the runs before its start ended; blocks. */
  void recall() {
    try {
      runs.remember(history.runs().latest(region));
    } catch (HistoryException e) {
      // They are for those who look on alone.
      LOG.log(System.Logger.Level.DEBUG, "the latest runs could not be read", e);
    }
  }

  /** Deletes evidence that is too old; to be called now and then. Blocks. */
  void tidy() {
    evidence.sweepOld();
  }

  /** Takes up journeys that changed. Not to be called by two threads at a time. */
  void look() {
    source.look().ifPresent(editions::replace);
    telling.look();
    if (editions.allotment().tellsOwners()) {
      owners.beat();
    } else {
      owners.forget();
    }
    motion.looked();
  }

  /** Arms the starts of the next seconds; to be called once a second. */
  void beat() {
    schedule.beat();
    probes.beat();
    motion.scheduled();
    telling.alerting().beat();
    motion.judged();
  }

  /** Runs are told of only once all of this is put together. */
  private AlertingWiring telling() {
    return telling;
  }

  private void judged(RunEvent event) {
    // Those of replicas are judged where all of them are known.
    if (lease == null) {
      telling.alerting().played(event);
    }
  }

  private void missed(String journey, Instant scheduled) {
    telling.alerting().missed(journey, scheduled);
  }

  private void clockSet(Instant from, Instant to) {
    editions.clockSet(from, to);
  }

  /** Whether it judges and tells, and so speaks for all replicas. */
  boolean leads() {
    return editions.allotment().leads();
  }

  Editions editions() {
    return editions;
  }

  /** How many runs go on. */
  int running() {
    return launcher.running();
  }

  /** Why it does not do its work; null where it does. */
  @Nullable String trouble() {
    var stuck = motion.stuck();
    if (stuck != null) {
      return stuck;
    }
    var unjudged = replication == null ? null : replication.trouble();
    if (unjudged != null) {
      return unjudged;
    }
    var own = editions.own();
    if (own.isEmpty() && editions.any()) {
      // Other shards have them all.
      return null;
    }
    var silence =
        own.stream()
            .map(journey -> journey.interval().multipliedBy(3).plus(journey.timeout()))
            .min(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    return deadMansSwitch.trouble(own.size(), silence);
  }

  /** What can be seen and asked over HTTP. */
  Probing shown() {
    return shown;
  }

  /** Lets runs end, or ends them; then nothing more is played. */
  @Override
  public void close() {
    try {
      events.close();
      if (replication != null) {
        replication.leave();
      }
      schedule.end(PATIENCE, TEARDOWN);
      probes.end();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
