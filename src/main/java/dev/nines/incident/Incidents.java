package dev.nines.incident;

import static java.util.stream.Collectors.toSet;

import dev.nines.alert.Severity;
import dev.nines.alert.WatchedService;
import dev.nines.incident.Cases.Office;
import dev.nines.incident.Inquiry.Question;
import dev.nines.incident.Stage.Resolved;
import dev.nines.incident.Subject.OfJourney;
import dev.nines.incident.Subject.OfService;
import dev.nines.outcome.Run;
import dev.nines.outcome.Run.Trigger;
import dev.nines.slo.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every incident of one region: opened, kept and resolved as runs end and time passes. Safe between
 * threads; {@link IncidentListener} and {@link Confirmer} are called by whoever brings the news.
 */
public final class Incidents {

  /** How soon after its end trouble that comes back is the same incident. */
  public static final Duration COOL_DOWN = Duration.ofMinutes(10);

  private final String region;
  private final InstantSource clock;
  private final Office office;
  private final Confirmer confirmer;
  private final Supplier<Optional<Neighbours>> neighbours;
  private final Watches<Watched, JourneyWatch> journeys;
  private final Watches<WatchedService, ServiceWatch> services;
  private ProberWatch prober;
  private Missing missing;
  private @Nullable String revision;

  /** Those of a prober that knows of no other. */
  public Incidents(
      String region,
      InstantSource clock,
      Supplier<String> ids,
      IncidentListener listener,
      Confirmer confirmer) {
    this(region, clock, ids, listener, confirmer, () -> Optional.of(Neighbours.NONE));
  }

  /**
   * @param ids gives unique ones, 32 hexadecimal digits each
   * @param neighbours what is known of other regions; empty as long as that may become known soon.
   *     Must not wait
   */
  public Incidents(
      String region,
      InstantSource clock,
      Supplier<String> ids,
      IncidentListener listener,
      Confirmer confirmer,
      Supplier<Optional<Neighbours>> neighbours) {
    this.neighbours = neighbours;
    this.region = region;
    this.clock = clock;
    this.office = new Office(COOL_DOWN, ids, () -> revision, listener);
    this.confirmer = confirmer;
    this.journeys = new Watches<>(each -> each.journey().name(), listener);
    this.services = new Watches<>(each -> each.service().name(), listener);
    this.prober = new ProberWatch(region, clock.instant(), office);
    this.missing = new Missing(clock.instant(), office);
  }

  /** As {@link #replace(Watching, Collection)}, of journeys alone, and not at the start. */
  public void replace(Collection<Watched> journeys) {
    replace(Watching.journeys(journeys), List.of());
  }

  /**
   * Watches these from now on. What stands of one that did not change goes on; that of a journey or
   * rule that is gone ends, and is told to have. Where nothing at all is left it goes on for a
   * while: more likely files are being replaced than that nobody wants to know any more.
   *
   * @param before at the start, the incidents that stood when the prober ended, or were resolved a
   *     short while before; otherwise none. Those whose journey or service is not there go on for a
   *     while, and for as long as there are files that do not load
   */
  public synchronized void replace(Watching watching, Collection<Incident> before) {
    var now = clock.instant();
    revision = watching.revision();
    var known = missing.found(watching, watching.why() == null ? before : withdrawn(before), now);
    prober.cases().inherit(known.stream().filter(prober::concerns), now);
    prober.loaded(watching.why(), now);
    journeys.replace(
        watching.journeys(),
        each -> new JourneyWatch(each, region, now, office),
        known.stream().filter(each -> each.subject() instanceof OfJourney).toList(),
        now);
    services.replace(
        watching.services(),
        each -> new ServiceWatch(each, region, now, office),
        known.stream().filter(each -> each.subject() instanceof OfService).toList(),
        now);
  }

  /** Watches nothing any more, as another does; what stands is neither over nor told to be. */
  public synchronized void resign() {
    journeys.withdraw();
    services.withdraw();
    prober = new ProberWatch(region, clock.instant(), office);
    missing = new Missing(clock.instant(), office);
  }

  private List<Incident> withdrawn(Collection<Incident> before) {
    return Stream.of(before, journeys.withdraw(), services.withdraw())
        .flatMap(Collection::stream)
        .toList();
  }

  private Stream<Cases> cases() {
    var watched =
        Stream.of(Stream.of(prober), journeys.all(), services.all())
            .flatMap(each -> each)
            .map(Watch::cases);
    return Stream.concat(watched, missing.cases());
  }

  /**
   * A run ended. One that somebody asked for is theirs alone and says nothing here, and nothing one
   * that another was played in place of.
   */
  public void ended(Run run) {
    boolean confirm;
    synchronized (this) {
      boolean passedBy = run.trigger() == Trigger.DEMAND || run.trigger() == Trigger.REPLACED;
      var watch = passedBy ? null : journeys.of(run.journey()).orElse(null);
      confirm = watch != null && watch.ended(run, clock.instant());
      if (watch != null) {
        services.all().forEach(service -> service.ended(run, told(service)));
      }
    }
    if (confirm) {
      confirmer.confirm(run.journey());
    }
  }

  /** The schedule called for a run, and the prober itself was too late for it. */
  public synchronized void missed(String journey, Instant scheduled) {
    journeys.of(journey).ifPresent(watch -> watch.missed(scheduled));
  }

  /** Judges what time alone changes; to be called about once a second. */
  public synchronized void beat() {
    var now = clock.instant();
    var others = neighbours.get();
    journeys.all().forEach(watch -> watch.judge(now));
    prober.judge(now);
    missing.judge(now);
    others.ifPresent(known -> cases().forEach(each -> each.join(known, now)));
  }

  /** What the history is to be asked of services that are watched anew, before they are judged. */
  public synchronized List<Lookback> lookbacks() {
    var at = clock.instant();
    return services.all().flatMap(watch -> watch.lookback(at).stream()).toList();
  }

  /** A service goes on from what is known of it. */
  public synchronized void recall(Lookback asked, Past past) {
    services.of(asked.service()).ifPresent(watch -> watch.recall(past, clock.instant()));
  }

  /** What the account is to be asked now, so that services can be judged: about once a minute. */
  public synchronized Inquiry inquire() {
    var at = clock.instant();
    var questions = new LinkedHashMap<Window, Question>();
    services
        .all()
        .flatMap(watch -> watch.questions(at))
        .forEach(each -> questions.merge(each.window(), each, Question::and));
    return new Inquiry(at, List.copyOf(questions.values()));
  }

  /** Judges services by what the account answered; what it did not is not judged. */
  public synchronized void answered(Inquiry inquiry, Map<Window, Measured> answers) {
    var now = clock.instant();
    services.all().forEach(watch -> watch.judge(inquiry.at(), answers, told(watch), now));
  }

  /** How gravely the journeys of a local service tell of themselves that customers are hurt. */
  private @Nullable Severity told(ServiceWatch service) {
    return service.services().isEmpty()
        ? service.journeys().stream()
            .flatMap(name -> journeys.of(name).stream())
            .flatMap(watch -> watch.cases().incidents())
            .filter(each -> each.stage().stands())
            .flatMap(each -> ServiceWatch.gravity(each).stream())
            .reduce(Severity::or)
            .orElse(null)
        : null;
  }

  /** The keys of the subjects that are judged jointly with other regions. */
  public synchronized Set<String> joint() {
    return cases().filter(Cases::joint).map(each -> each.subject().key()).collect(toSet());
  }

  /**
   * Somebody takes an incident up.
   *
   * @return the incident as it is now; empty where there is none of this id, or it is over
   */
  public synchronized Optional<Incident> acknowledge(String id, String by) {
    return responses().change(id, incident -> incident.acknowledged(clock.instant(), by));
  }

  /**
   * Nobody looks after an incident any more who did: it is open again.
   *
   * @return as {@link #acknowledge}
   */
  public synchronized Optional<Incident> handBack(String id) {
    return responses().change(id, Incident::handedBack);
  }

  /**
   * A receiver took a message that names these.
   *
   * @return those of them that nobody was told of before, as they are now
   */
  public synchronized List<Incident> told(Collection<Incident> named, Instant at) {
    return responses().told(named, at);
  }

  private Responses responses() {
    return new Responses(cases().toList(), office.listener());
  }

  /** Those that are pending or stand, the gravest first. */
  public synchronized List<Incident> current() {
    var all = new ArrayList<Incident>();
    cases().forEach(each -> each.incidents().forEach(all::add));
    all.removeIf(incident -> incident.stage() instanceof Resolved);
    all.sort(Comparator.comparing(Incident::severity).reversed().thenComparing(Incident::firstBad));
    return List.copyOf(all);
  }
}
