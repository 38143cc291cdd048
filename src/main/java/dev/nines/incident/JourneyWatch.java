package dev.nines.incident;

import dev.nines.alert.AlertRule.Concern;
import dev.nines.incident.Cases.Office;
import dev.nines.incident.Subject.OfJourney;
import dev.nines.outcome.Outcome.Failed;
import dev.nines.outcome.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that is judged of one journey. Not safe between threads. */
final class JourneyWatch implements Watch {

  private final Cases cases;
  private final List<RunJudge> judges = new ArrayList<>();
  private final int confirmations;
  private @Nullable Instant lastGood;
  private @Nullable Instant served;
  private int failuresInRow;

  JourneyWatch(Watched watched, String region, Instant since, Office office) {
    var journey = watched.journey();
    this.confirmations = watched.policy().confirm().orElse(0);
    this.cases =
        new Cases(
            new OfJourney(journey.name(), journey.title(), journey.service(), region),
            watched
                .policy()
                .all()
                .map(rule -> {
                  var each = Judges.of(rule, watched, since).toList();
                  judges.addAll(each);
                  return new Case(rule, each);
                }),
            watched.policy().agreeing(journey),
            office);
  }

  @Override
  public Cases cases() {
    return cases;
  }

  /**
   * A run ended.
   *
   * @return whether an extra run would tell more
   */
  boolean ended(Run run, Instant now) {
    judges.forEach(judge -> judge.ended(run));
    FailedRun.of(run).ifPresent(failed -> collect(failed, concern(run), now));
    if (run.outcome() instanceof Failed) {
      failuresInRow++;
      served = null;
    } else if (run.outcome().good()) {
      failuresInRow = 0;
      served = served == null ? run.scheduled() : served;
    }
    judge(now);
    if (run.outcome().good()) {
      lastGood = run.scheduled();
    }
    return confirmable(now);
  }

  private void collect(FailedRun failed, Concern concern, Instant now) {
    cases
        .all()
        .filter(each -> each.concern == concern && (each.concerned() || each.building(now)))
        .forEach(each -> each.collect(failed));
  }

  private static Concern concern(Run run) {
    return run.outcome() instanceof Failed ? Concern.CUSTOMERS : Concern.PROBER;
  }

  /** It is where a rule may turn out to be broken that tells more than what stands already. */
  private boolean confirmable(Instant now) {
    return failuresInRow > 0
        && failuresInRow <= confirmations
        && cases
            .all()
            .filter(each -> each.concern == Concern.CUSTOMERS)
            .filter(each -> !each.stands() && each.building(now))
            .anyMatch(each ->
                cases
                    .all()
                    .noneMatch(other -> other.stands() && !each.severity.atLeast(other.severity)));
  }

  void missed(Instant scheduled) {
    judges.forEach(judge -> judge.missed(scheduled));
  }

  /** Judges every rule as of now. */
  void judge(Instant now) {
    cases.judge(new Sight(lastGood, served), now);
  }
}
