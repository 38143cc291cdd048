package dev.nines.app;

import dev.nines.account.RunBook;
import dev.nines.api.Probing;
import dev.nines.api.live.EventLog;
import dev.nines.api.live.LiveRuns;
import dev.nines.app.ServiceSurvey.Bookkeeping;
import dev.nines.cli.Engine;
import dev.nines.cli.ServeOptions;
import dev.nines.cli.Version;
import dev.nines.evidence.EvidenceFolder;
import dev.nines.evidence.EvidenceKeeping;
import dev.nines.expression.ExpressionCompiler;
import dev.nines.incident.Incident;
import dev.nines.journey.Journey;
import dev.nines.metrics.BackendMetrics;
import dev.nines.metrics.IncidentMetrics;
import dev.nines.metrics.InfoMetrics;
import dev.nines.metrics.RunMetrics;
import dev.nines.notify.Keeping;
import dev.nines.notify.Masthead;
import dev.nines.notify.Notifier;
import dev.nines.notify.Sender;
import dev.nines.notify.SendingLog;
import dev.nines.notify.SilenceBook;
import dev.nines.notify.link.KeptKey;
import dev.nines.notify.link.LinkKey;
import dev.nines.notify.link.SignedLinks;
import dev.nines.notify.receiver.TemplateCheck;
import dev.nines.outcome.RunEvent;
import dev.nines.runner.JourneyRunner;
import dev.nines.schedule.Launcher;
import dev.nines.schedule.Schedule;
import dev.nines.source.JourneyFolder;
import dev.nines.store.History;
import dev.nines.store.HistoryException;
import dev.nines.store.Recorder;
import dev.nines.time.Clocks;
import dev.nines.time.SystemTimer;
import dev.nines.yaml.JourneyLoader;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A prober of one region, put together: journeys from their folder, played on their schedule,
 * counted. {@link #look} and {@link #beat} are called on by whoever keeps time for it.
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
  private final SystemTimer timer = new SystemTimer();
  private final JourneyFolder folder;
  private final Editions editions;
  private final Schedule schedule;
  private final BackendProbes probes;
  private final History history;
  private final KeptKey linkKey;
  private final boolean keepsKey;
  private final Alerting alerting;
  private final DeadMansSwitch deadMansSwitch;
  private final EvidenceFolder evidence;

  Prober(
      ServeOptions options,
      Engine engine,
      MeterRegistry registry,
      Version version,
      Recorder recorder,
      History history,
      DeadMansSwitch deadMansSwitch,
      Sender sender) {
    var book = new RunBook(recorder, options.region());
    var metrics = new RunMetrics(registry, options.region());
    var build =
        new InfoMetrics.Build(version.version(), version.revision(), Runtime.version().toString());
    this.region = options.region();
    this.deadMansSwitch = deadMansSwitch;
    this.history = history;
    this.keepsKey = options.telling().link() != null && options.telling().linkKey() == null;
    var kept =
        Objects.requireNonNullElseGet(
            options.evidence(), () -> new EvidenceKeeping(EVIDENCE, Duration.ZERO, 0, false));
    this.evidence = kept.open();
    this.runner =
        engine.runner(
            options.environment(),
            options.control(),
            options.evidence() == null ? null : new Engine.Evidence(evidence, kept.all()));
    evidence.sweep();
    this.probes =
        new BackendProbes(
            options.region(),
            options.maxRuns(),
            runner,
            Clocks.system(timer),
            recorder,
            new BackendMetrics(registry, options.region()));
    var launcher =
        new Launcher(
            runner,
            options
                .listener()
                .and(metrics::on)
                .and(book::accept)
                .and(runs::accept)
                .and(events::accept)
                .and(probes::played)
                .and(this::judged)
                .and(deadMansSwitch::played),
            options.region(),
            options.maxRuns(),
            MOST_DEMANDED);
    var incidentMetrics = new IncidentMetrics(registry, options.region());
    var keeping = new Keeping(recorder, options.region());
    this.linkKey =
        new KeptKey(recorder, options.region(), InstantSource.system(), Prober::unguessable);
    var links = links(options, linkKey);
    var sending = new SendingLog(sender, InstantSource.system());
    var silences = new SilenceBook(recorder, options.region(), InstantSource.system());
    this.alerting =
        new Alerting(
            new Notifier(
                masthead(options, links),
                sending,
                keeping,
                InstantSource.system(),
                task -> Thread.ofVirtual().name("notice").start(task),
                new Noted(incidentMetrics, this::told)),
            keeping,
            new Neighbourhood(
                keeping,
                history,
                Clocks.system(timer),
                task -> Thread.ofVirtual().name("neighbours").start(task)),
            new Receivers(options.environment()),
            silences,
            options.telling().environment(),
            launcher,
            new Bookkeeping(
                history,
                deadMansSwitch::keeps,
                task -> Thread.ofVirtual().name("services").start(task)),
            InstantSource.system(),
            RunBook::id,
            incidentMetrics);
    this.schedule =
        new Schedule(
            launcher,
            runner,
            new Starts(metrics, book, this::missed, this::clockSet),
            options.region(),
            Clocks.system(timer));
    this.folder =
        new JourneyFolder(
            options.journeys(), new JourneyLoader(new ExpressionCompiler(), new TemplateCheck()));
    this.editions =
        new Editions(
            options.region(),
            schedule,
            probes,
            metrics,
            new InfoMetrics(registry, build),
            book,
            recorder,
            alerting);
    this.shown =
        new ShownProber(
            region,
            InstantSource.system(),
            editions,
            launcher,
            recorder,
            history,
            probes::states,
            alerting.incidents(),
            new ShownReceivers(
                options.telling().environment(),
                region,
                alerting,
                sending,
                InstantSource.system(),
                RunBook::id),
            alerting.acknowledgements(),
            links,
            new ShownSilences(alerting, silences, RunBook::id),
            evidence,
            runs,
            events);
  }

  private static byte[] unguessable() {
    var bytes = new byte[LinkKey.SHORTEST];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  private static SignedLinks links(ServeOptions options, KeptKey kept) {
    var given = options.telling().linkKey();
    Supplier<@Nullable LinkKey> key = kept;
    if (given != null) {
      var known = LinkKey.of(given.getBytes(StandardCharsets.UTF_8));
      key = () -> known;
    }
    return new SignedLinks(options.telling().link(), key, InstantSource.system());
  }

  private static Masthead masthead(ServeOptions options, SignedLinks links) {
    var link = options.telling().link();
    return new Masthead(
        options.telling().environment(),
        options.region(),
        incident -> link == null ? null : URI.create(link + "/api/v1/incidents/" + incident.id()),
        links::link);
  }

  /** Makes itself ready to measure; {@code self} is where it listens. */
  void warmUp(URI self) {
    WarmUp.play(runner, region, self);
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
    folder.look().ifPresent(editions::replace);
    if (keepsKey) {
      linkKey.look(history::documents);
    }
  }

  /** Arms the starts of the next seconds; to be called once a second. */
  void beat() {
    schedule.beat();
    probes.beat();
    alerting.beat();
  }

  private void judged(RunEvent event) {
    alerting.played(event);
  }

  private void missed(String journey, Instant scheduled) {
    alerting.missed(journey, scheduled);
  }

  private void told(List<Incident> incidents, Instant at) {
    alerting.told(incidents, at);
  }

  private void clockSet(Instant from, Instant to) {
    editions.clockSet(from, to);
  }

  Editions editions() {
    return editions;
  }

  /** Why it does not do its work; null where it does. */
  @Nullable String trouble() {
    var edition = editions.current();
    var here =
        edition == null
            ? List.<Journey>of()
            : edition.journeys().stream().filter(journey -> journey.runsIn(region)).toList();
    var silence =
        here.stream()
            .map(journey -> journey.interval().multipliedBy(3).plus(journey.timeout()))
            .min(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    return deadMansSwitch.trouble(here.size(), silence, Instant.now());
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
      schedule.end(PATIENCE, TEARDOWN);
      probes.end();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      timer.close();
    }
  }
}
