package dev.nines.incident;

import dev.nines.alert.AlertRule.Concern;
import dev.nines.alert.Severity;
import dev.nines.alert.WatchedService;
import dev.nines.incident.Cases.Office;
import dev.nines.incident.Inquiry.Question;
import dev.nines.incident.Reach.Part;
import dev.nines.incident.Subject.OfService;
import dev.nines.journey.Journey;
import dev.nines.outcome.Outcome.Failed;
import dev.nines.outcome.Run;
import dev.nines.slo.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is judged of one service as a whole: by what the account counted of it, once in a
 * while, and not run by run; runs that end meanwhile are evidence alone. Not safe between threads.
 */
final class ServiceWatch implements Watch {

  private final WatchedService watched;
  private final Set<String> journeys;
  private final List<ServiceJudge> judges = new ArrayList<>();
  private final Cases cases;
  private final ServiceRuns runs = new ServiceRuns();
  private final Instant since;
  private boolean recalled;

  ServiceWatch(WatchedService watched, String region, Instant since, Office office) {
    this.watched = watched;
    this.since = since;
    this.journeys = watched.journeys().stream().map(Journey::name).collect(Collectors.toSet());
    var service = watched.service();
    var rules = new ServiceRules(watched, since);
    this.cases =
        new Cases(
            new OfService(service.name(), service.title(), region),
            watched
                .policy()
                .all()
                .map(rule -> {
                  var each = rules.judges(rule).toList();
                  judges.addAll(each);
                  return new Case(rule, each);
                }),
            watched.agreeing(),
            office);
  }

  @Override
  public Cases cases() {
    return cases;
  }

  Set<String> journeys() {
    return journeys;
  }

  /** The service, if its minutes are what is judged. */
  Set<String> services() {
    return watched.service().integral() ? Set.of(watched.service().name()) : Set.of();
  }

  /** What must be known of it to be judged as of a moment. */
  Stream<Question> questions(Instant at) {
    return windows(at).stream().map(window -> new Question(window, services(), journeys));
  }

  private Set<Window> windows(Instant at) {
    return judges.stream().flatMap(judge -> judge.windows(at)).collect(Collectors.toSet());
  }

  /** What is to be known of it from before it was watched; empty where that is known. */
  Optional<Lookback> lookback(Instant at) {
    if (recalled || judges.isEmpty()) {
      return Optional.empty();
    }
    var lately =
        watched.journeys().stream()
            .map(journey -> journey.interval().multipliedBy(2))
            .reduce(ServiceRuns.REMEMBERED, (one, other) -> one.compareTo(other) < 0 ? other : one);
    var seen = windows(at).stream().map(Window::from).min(Comparator.naturalOrder()).orElse(at);
    return Optional.of(
        new Lookback(
            watched.service().name(), journeys, Window.before(at, lately), new Window(seen, at)));
  }

  /** Goes on where another left it. */
  void recall(Past past, Instant now) {
    var before = past.until(since);
    var known = new ServiceRuns();
    before.runs().forEach(known::ended);
    known.forget(now);
    for (var each : cases.all().filter(ServiceWatch::collects).toList()) {
      var evidence = each.evidence;
      if (each.concerned() && evidence != null) {
        known.failed().stream()
            .filter(run -> run.scheduled().isAfter(evidence.latest().scheduled()))
            .forEach(each::collect);
      }
      if (!watched.service().integral() && runs.failed().isEmpty()) {
        before.last().stream()
            .flatMap(incident -> gravity(incident).stream())
            .forEach(told -> each.heard(told, now));
      }
    }
    runs.precededBy(known);
    recalled = true;
  }

  /** How gravely an incident of a journey tells that customers are hurt; empty if it does not. */
  static Optional<Severity> gravity(Incident incident) {
    return incident.concern() == Concern.CUSTOMERS && !incident.rule().startsWith("latency")
        ? Optional.of(
            incident.reach() instanceof Part(var together) ? together : incident.severity())
        : Optional.empty();
  }

  /**
   * A run of a journey ended.
   *
   * @param told as of {@link #judge}
   */
  void ended(Run run, @Nullable Severity told) {
    if (!journeys.contains(run.journey())) {
      return;
    }
    if (run.outcome() instanceof Failed) {
      cases.all().forEach(each -> each.failed(told));
    }
    runs.ended(run)
        .ifPresent(failed ->
            cases
                .all()
                .filter(each -> collects(each) && each.concerned())
                .forEach(each -> each.collect(failed)));
  }

  private static boolean collects(Case each) {
    return each.concern == Concern.CUSTOMERS;
  }

  /**
   * Judges every rule by what was counted as of a moment.
   *
   * @param counted of the windows that were asked for; where one is missing nothing is concluded
   * @param told of a local service, how gravely its journeys tell of themselves now; null where
   *     none of them does, and of an integral one
   */
  void judge(Instant at, Map<Window, Measured> counted, @Nullable Severity told, Instant now) {
    if (!counted.keySet().containsAll(windows(at))) {
      return;
    }
    judges.forEach(judge -> judge.look(at, window -> Objects.requireNonNull(counted.get(window))));
    runs.forget(now);
    cases
        .all()
        .forEach(each -> {
          each.heard(told, now);
          if (collects(each)
              && each.incident == null
              && each.evidence == null
              && each.building(now)) {
            runs.failed().forEach(each::collect);
          }
        });
    cases.judge(runs.sight(), now);
  }
}
