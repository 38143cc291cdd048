package dev.nines.incident;

import dev.nines.alert.AlertRule.Concern;
import dev.nines.alert.Severity;
import dev.nines.incident.Cases.Office;
import dev.nines.incident.Inquiry.Question;
import dev.nines.incident.Subject.OfService;
import dev.nines.journey.Journey;
import dev.nines.outcome.Outcome.Failed;
import dev.nines.outcome.Run;
import dev.nines.slo.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is judged of one service as a whole: by what the account counted of it, once in a
 * while, and not run by run; runs that end meanwhile are evidence alone. Not safe between threads.
 */
final class ServiceWatch implements Watch {

  /** The account tells of trouble when the first failed runs of it ended long ago. */
  private static final int MOST_REMEMBERED = 100;

  private static final Duration REMEMBERED = Duration.ofMinutes(15);

  private final WatchedService watched;
  private final Set<String> journeys;
  private final List<ServiceJudge> judges = new ArrayList<>();
  private final Cases cases;
  private final Deque<FailedRun> failed = new ArrayDeque<>();
  private @Nullable Instant lastGood;
  private @Nullable Instant served;

  ServiceWatch(WatchedService watched, String region, Instant since, Office office) {
    this.watched = watched;
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
            watched.policy().agreeing(watched.regions()),
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

  /**
   * A run of a journey ended.
   *
   * @param told as of {@link #judge}
   */
  void ended(Run run, @Nullable Severity told) {
    if (!journeys.contains(run.journey())) {
      return;
    }
    if (run.outcome().good()) {
      lastGood = run.scheduled();
      served = served == null ? run.scheduled() : served;
    } else if (run.outcome() instanceof Failed) {
      served = null;
      cases.all().forEach(each -> each.failed(told));
      FailedRun.of(run).map(each -> each.of(run.journey())).ifPresent(this::remember);
    }
  }

  private void remember(FailedRun run) {
    failed.addLast(run);
    if (failed.size() > MOST_REMEMBERED) {
      failed.removeFirst();
    }
    cases
        .all()
        .filter(each -> collects(each) && each.concerned())
        .forEach(each -> each.collect(run));
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
    var oldest = now.minus(REMEMBERED);
    failed.removeIf(run -> run.scheduled().isBefore(oldest));
    cases
        .all()
        .forEach(each -> {
          each.heard(told, now);
          if (collects(each)
              && each.incident == null
              && each.evidence == null
              && each.building(now)) {
            failed.forEach(each::collect);
          }
        });
    cases.judge(new Sight(lastGood, served), now);
  }
}
