package dev.nines.app;

import dev.nines.account.RunBook;
import dev.nines.app.ServiceSurvey.Bookkeeping;
import dev.nines.app.watchdog.Watchdog;
import dev.nines.cli.ServeOptions;
import dev.nines.cli.ServeOptions.Telling;
import dev.nines.evidence.EvidenceFolder;
import dev.nines.metrics.IncidentMetrics;
import dev.nines.notify.Keeping;
import dev.nines.notify.Masthead;
import dev.nines.notify.Notifier;
import dev.nines.notify.Sender;
import dev.nines.notify.SendingLog;
import dev.nines.notify.SilenceBook;
import dev.nines.notify.link.KeptKey;
import dev.nines.notify.link.LinkKey;
import dev.nines.notify.link.SignedLinks;
import dev.nines.schedule.Launcher;
import dev.nines.store.History;
import dev.nines.store.HistoryException;
import dev.nines.store.Recorder;
import dev.nines.time.Clocks;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Alerting, put together: what is judged, who is told of it and by which links, and how it is
 * shown.
 */
final class AlertingWiring {

  private static final Logger LOG = Logger.getLogger("nines.incidents");

  /** What a message may take with all that is tried until it counts as failed. */
  private static final Duration NOTICE = Duration.ofMinutes(10);

  /** What the history may take for a question. */
  private static final Duration QUESTION = Duration.ofMinutes(10);

  private final ServeOptions options;
  private final Clocks clocks;
  private final History history;
  private final Recorder recorder;
  private final Executor owners;
  private final KeptKey linkKey;
  private final SignedLinks links;
  private final SendingLog sending;
  private final SilenceBook silences;
  private final Alerting alerting;

  AlertingWiring(
      ServeOptions options,
      Allotment allotment,
      Launcher launcher,
      DeadMansSwitch deadMansSwitch,
      MeterRegistry registry,
      Recorder recorder,
      History history,
      EvidenceFolder evidence,
      Clocks clocks,
      Watchdog watchdog,
      Sender sender) {
    this.options = options;
    this.clocks = clocks;
    this.history = history;
    this.recorder = recorder;
    this.owners = watchdog.tasks("owners", NOTICE).on(threads("owners"));
    var region = options.region();
    this.linkKey = new KeptKey(recorder, region, clocks.wall(), AlertingWiring::unguessable);
    this.links = new SignedLinks(options.telling().link(), key(), clocks.wall());
    this.sending = new SendingLog(sender, clocks.wall());
    this.silences = new SilenceBook(recorder, region, clocks.wall());
    var metrics = new IncidentMetrics(registry, region);
    var keeping = new Keeping(recorder, region, allotment::judges);
    this.alerting =
        new Alerting(
            new Notifier(
                masthead(options.telling(), region, links::link, evidence),
                sending,
                keeping,
                clocks.wall(),
                watchdog.tasks("notices", NOTICE).on(threads("notice")),
                new Noted(metrics, (incidents, at) -> alerting().told(incidents, at))),
            keeping,
            allotment,
            new Neighbourhood(
                keeping,
                allotment.shard(),
                history,
                clocks,
                watchdog.tasks("neighbours", QUESTION).on(threads("neighbours"))),
            new Receivers(options.environment()),
            silences,
            options.telling().environment(),
            launcher,
            new Bookkeeping(
                history,
                deadMansSwitch::keeps,
                watchdog.tasks("services", QUESTION).on(threads("services"))),
            clocks.wall(),
            RunBook::id,
            metrics);
  }

  private static Executor threads(String name) {
    return task -> Thread.ofVirtual().name(name).start(task);
  }

  private static byte[] unguessable() {
    var bytes = new byte[LinkKey.SHORTEST];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  /** The key that was given, or one of the prober's own. */
  private Supplier<@Nullable LinkKey> key() {
    var given = options.telling().linkKey();
    if (given == null) {
      return linkKey;
    }
    var known = LinkKey.of(given.getBytes(StandardCharsets.UTF_8));
    return () -> known;
  }

  /**
   * What messages say of the prober, with links to it where it has an address.
   *
   * @param evidence of what its runs left there is
   */
  static Masthead masthead(
      Telling telling,
      String region,
      Masthead.Acknowledgement acknowledge,
      EvidenceFolder evidence) {
    var link = telling.link();
    return new Masthead(
        telling.environment(),
        region,
        incident -> link == null ? null : URI.create(link + "/api/v1/incidents/" + incident.id()),
        run ->
            link == null || evidence.list(run).isEmpty()
                ? null
                : URI.create(link + "/api/v1/runs/" + run),
        acknowledge);
  }

  Alerting alerting() {
    return alerting;
  }

  /** Tells those who own the journeys of what of them is not played. */
  GitOwners owners(List<String> names) {
    return new GitOwners(
        names,
        options.telling().environment(),
        options.region(),
        alerting,
        sending,
        new ToldOwners(recorder, history::documents, options.region()),
        clocks.wall(),
        owners);
  }

  /** Those that acknowledge. */
  SignedLinks links() {
    return links;
  }

  ShownReceivers receivers() {
    return new ShownReceivers(
        options.telling().environment(),
        options.region(),
        alerting,
        sending,
        clocks.wall(),
        RunBook::id);
  }

  ShownSilences silences() {
    return new ShownSilences(alerting, silences, RunBook::id);
  }

  /** Takes up silences that were asked for, or ended, elsewhere. */
  void listen() {
    try {
      if (silences.refresh(history.documents())) {
        alerting.silencesChanged();
      }
    } catch (HistoryException | IllegalArgumentException e) {
      LOG.debugf("silences that were asked for elsewhere are not known: %s", e.getMessage());
    }
  }

  /** Finds the key of links, or makes one, where none was given; to be called now and then. */
  void look() {
    if (options.telling().link() != null && options.telling().linkKey() == null) {
      linkKey.look(history::documents);
    }
  }
}
