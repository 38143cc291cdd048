package dev.nines.app;

import dev.nines.alert.AlertPolicy;
import dev.nines.alert.DeclaredReceiver;
import dev.nines.alert.Receiver;
import dev.nines.alert.Silences;
import dev.nines.app.ServiceSurvey.Bookkeeping;
import dev.nines.incident.Incident;
import dev.nines.incident.Incidents;
import dev.nines.incident.Recovery;
import dev.nines.incident.Watched;
import dev.nines.incident.Watching;
import dev.nines.journey.Journey;
import dev.nines.journey.Objective;
import dev.nines.metrics.IncidentMetrics;
import dev.nines.notify.Acknowledgements;
import dev.nines.notify.Directory;
import dev.nines.notify.Keeping;
import dev.nines.notify.Notifier;
import dev.nines.notify.Policies;
import dev.nines.notify.SilenceBook;
import dev.nines.outcome.RunEvent;
import dev.nines.outcome.RunEvent.RunEnded;
import dev.nines.schedule.Launcher;
import dev.nines.source.Edition;
import dev.nines.store.History;
import dev.nines.store.HistoryException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Watches for trouble and tells of it: what is judged, and who is told, by the files in force. */
final class Alerting {

  private static final Logger LOG = IncidentLog.LOG;

  /** How often receivers' secrets are read anew. */
  private static final Duration REFILL = Duration.ofMinutes(1);

  private final Notifier notifier;
  private final Keeping keeping;
  private final Acknowledgements acknowledgements;
  private final Incidents incidents;
  private final Receivers receivers;
  private final SilenceBook book;
  private final String environment;
  private final Launcher launcher;
  private final InstantSource clock;
  private final History history;
  private final IncidentMetrics metrics;
  private final String region;
  private final Allotment allotment;
  private final Neighbourhood neighbourhood;
  private final ServiceSurvey survey;
  private final Map<String, Journey> journeys = new ConcurrentHashMap<>();
  private List<Incident> known;
  private volatile boolean charged;
  private @Nullable Edition current;
  private Instant filled = Instant.MIN;
  private volatile Silences silences = Silences.NONE;
  private final Recovery recovery = new Recovery();
  private final IncidentLog log = new IncidentLog();

  Alerting(
      Notifier notifier,
      Keeping keeping,
      Allotment allotment,
      Neighbourhood neighbourhood,
      Receivers receivers,
      SilenceBook book,
      String environment,
      Launcher launcher,
      Bookkeeping bookkeeping,
      InstantSource clock,
      Supplier<String> ids,
      IncidentMetrics metrics) {
    this.notifier = notifier;
    this.keeping = keeping;
    this.receivers = receivers;
    this.book = book;
    this.environment = environment;
    this.launcher = launcher;
    this.clock = clock;
    this.metrics = metrics;
    this.region = keeping.region();
    this.allotment = allotment;
    this.neighbourhood = neighbourhood;
    this.incidents =
        new Incidents(region, clock, ids, this::changed, this::confirm, neighbourhood::neighbours);
    var history = bookkeeping.history();
    this.acknowledgements = new Acknowledgements(notifier, incidents, keeping, history::documents);
    this.survey = new ServiceSurvey(region, bookkeeping, clock, incidents);
    this.history = history;
    this.charged = allotment.lease() == null;
    this.known = charged ? known() : List.of();
  }

  /** Without its past, a prober watches all the same. */
  private List<Incident> known() {
    try {
      return restored();
    } catch (HistoryException | IllegalArgumentException | DateTimeException e) {
      LOG.warnf("what stood before the start is not known: %s", e.getMessage());
      return List.of();
    }
  }

  private List<Incident> restored() {
    book.restore(history.documents());
    notifier.restore(history.documents());
    return keeping.incidents(history.documents(), clock.instant());
  }

  /**
   * Judges and tells from now on, from where another replica left it; blocks.
   *
   * @return whether it does; not where the history cannot be read
   */
  synchronized boolean assume() {
    if (charged) {
      return true;
    }
    try {
      known = restored();
    } catch (HistoryException e) {
      LOG.warnf("nothing is judged yet, as what stands is not known: %s", e.getMessage());
      notifier.resign();
      return false;
    } catch (IllegalArgumentException | DateTimeException e) {
      // It would be the same each time: a newer Nines wrote it, or it is damaged.
      LOG.errorf("what stood before is not known: %s", e.getMessage());
      notifier.resign();
      known = List.of();
    }
    charged = true;
    if (current != null) {
      replace(current);
    }
    return true;
  }

  /** Whether another replica judges and tells, or none. */
  boolean resigned() {
    return !charged;
  }

  /** Another replica judges and tells from here on. */
  synchronized void resign() {
    charged = false;
    incidents.resign();
    notifier.resign();
    metrics.resign();
  }

  /** Waits until what is on its way to receivers has arrived; blocks, for {@code limit} at most. */
  void awaitQuiet(Duration limit) throws InterruptedException {
    notifier.awaitQuiet(limit);
  }

  Incidents incidents() {
    return incidents;
  }

  Acknowledgements acknowledgements() {
    return acknowledgements;
  }

  /** Judges by an edition, and tells by it, from now on. */
  synchronized void replace(Edition edition) {
    var here = allotment.own(edition);
    journeys.keySet().retainAll(here.stream().map(Journey::name).toList());
    here.forEach(journey -> journeys.put(journey.name(), journey));
    var watched = new ArrayList<Watched>();
    for (var journey : here) {
      watched.add(
          new Watched(journey, objectives(journey, edition), edition.policy(journey.name())));
    }
    if (edition.quiet().contains(environment) && !quiet(current)) {
      LOG.infof("nobody is told of anything: environment %s is quiet", environment);
    }
    current = edition;
    tell(edition);
    if (!charged) {
      return;
    }
    incidents.replace(
        new Watching(
            watched,
            new JudgedServices(edition, allotment.region(edition))
                .all().stream().filter(each -> allotment.judges(each, each.journeys())).toList(),
            none(edition, allotment.region(edition)),
            edition.broken().stream().anyMatch(file -> !file.kept()),
            edition.revision()),
        known);
    known = List.of();
  }

  /** Why there is no journey to play here; null where there is one. */
  private @Nullable String none(Edition edition, List<Journey> here) {
    if (!here.isEmpty()) {
      return null;
    }
    if (!edition.journeys().isEmpty()) {
      return edition.journeys().size() == 1
          ? "the only journey is for other regions"
          : "all %d journeys are for other regions".formatted(edition.journeys().size());
    }
    if (!edition.broken().isEmpty()) {
      var first = edition.broken().getFirst();
      return (edition.broken().size() == 1
              ? "a file does not load: "
              : edition.broken().size() + " files do not load, the first of them: ")
          + (first.problems().isEmpty() ? first.path() : first.problems().getFirst());
    }
    return edition.general().isEmpty()
        ? "there is none among its files"
        : edition.general().getFirst().toString();
  }

  private boolean quiet(@Nullable Edition edition) {
    return edition != null && edition.quiet().contains(environment);
  }

  /** Tells by an edition; secrets are read anew. */
  private void tell(Edition edition) {
    var policies = new LinkedHashMap<String, AlertPolicy>();
    edition
        .journeys()
        .forEach(journey -> policies.put(journey.name(), edition.policy(journey.name())));
    var services = new LinkedHashMap<String, AlertPolicy>();
    edition.services().forEach(each -> services.put(each.name(), edition.policy(each)));
    silences = Silences.of(edition.silences(), book.standing(), edition.services());
    notifier.replace(
        new Directory(
            receivers.of(edition.receivers()),
            edition.receivers().stream().map(DeclaredReceiver::name).collect(Collectors.toSet()),
            new Policies(policies, services, edition.policyOfProber()),
            silences,
            quiet(edition),
            recovery::of));
    filled = clock.instant();
  }

  /** Receivers' secrets may have been rotated, or have come late. */
  private synchronized void refill() {
    var edition = current;
    if (edition != null
        && !edition.receivers().isEmpty()
        && !clock.instant().isBefore(filled.plus(REFILL))) {
      tell(edition);
    }
  }

  /** The receivers in force. */
  synchronized List<DeclaredReceiver> declared() {
    return current == null ? List.of() : current.receivers();
  }

  /** Whether nobody is told of anything. */
  synchronized boolean quiet() {
    return quiet(current);
  }

  /** Why a receiver cannot be told as its file says, or null. */
  synchronized @Nullable String trouble(String receiver) {
    return receivers.trouble(receiver);
  }

  /** Why call-backs of a receiver that declares some are refused, or null. */
  synchronized @Nullable String refusal(String receiver) {
    return receivers.refusal(receiver);
  }

  /** Of what nobody is told for a time. */
  Silences silences() {
    return silences;
  }

  /** Silences were put into force, or ended. */
  synchronized void silencesChanged() {
    if (current != null) {
      tell(current);
    }
  }

  /** A receiver as it can be told now, or null; secrets are read anew. */
  synchronized @Nullable Receiver refilled(String name) {
    if (current != null) {
      tell(current);
    }
    return receivers.find(name);
  }

  private static List<Objective> objectives(Journey journey, Edition edition) {
    var all = new ArrayList<>(journey.objectives());
    edition.services().stream()
        .filter(service -> service.name().equals(journey.service()))
        .forEach(service -> all.addAll(service.objectives()));
    return all;
  }

  /** The journey of this name that is played here, or null. */
  @Nullable Journey journey(String name) {
    return journeys.get(name);
  }

  /** Something happened in a run. */
  void played(RunEvent event) {
    if (charged && event instanceof RunEnded(var run)) {
      recovery.ended(run);
      incidents.ended(run);
    }
  }

  void missed(String journey, Instant scheduled) {
    if (charged) {
      incidents.missed(journey, scheduled);
    }
  }

  /** Receivers were told of these. */
  void told(List<Incident> named, Instant at) {
    incidents.told(named, at).forEach(keeping::keep);
  }

  /** To be called once a second. */
  void beat() {
    if (!charged || !allotment.leads()) {
      return;
    }
    refill();
    book.forget();
    neighbourhood.beat(incidents.joint());
    incidents.beat();
    survey.beat();
    notifier.beat();
  }

  private void confirm(String name) {
    var journey = journeys.get(name);
    if (journey != null) {
      // Where there is no place for it, the next run of the schedule tells.
      var _ = launcher.confirm(journey, clock.instant());
    }
  }

  private void changed(Incident incident) {
    log.changed(incident);
    metrics.changed(incident);
    notifier.changed(incident);
  }
}
