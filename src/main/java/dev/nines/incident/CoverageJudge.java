package dev.nines.incident;

import dev.nines.alert.AlertRule.LowCoverage;
import dev.nines.journey.Durations;
import dev.nines.outcome.Outcome.Inconclusive;
import dev.nines.outcome.Run;
import dev.nines.outcome.Run.Trigger;
import java.time.Instant;

/** Judges how much of what the schedule called for was measured. */
final class CoverageJudge implements RunJudge {

  /** One start alone says little: so many must be lost, however few there are. */
  private static final int FEWEST = 3;

  private final LowCoverage rule;
  private final SlidingCounts starts;

  CoverageJudge(LowCoverage rule) {
    this.rule = rule;
    this.starts = new SlidingCounts(rule.window());
  }

  @Override
  public void ended(Run run) {
    if (run.trigger() == Trigger.SCHEDULE) {
      starts.add(run.scheduled(), !(run.outcome() instanceof Inconclusive));
    }
  }

  @Override
  public void missed(Instant scheduled) {
    starts.add(scheduled, false);
  }

  @Override
  public boolean informed(Instant now) {
    return starts.all() >= FEWEST;
  }

  @Override
  public Condition at(Instant now) {
    starts.advance(now);
    if (starts.bad() == 0) {
      return Condition.Clear.CLEAR;
    }
    if (starts.bad() < FEWEST || starts.good() >= rule.least() * starts.all()) {
      return Condition.Building.BUILDING;
    }
    return new Condition.Broken(
        "%d of %d starts in %s were measured, less than %s %%"
            .formatted(
                starts.good(),
                starts.all(),
                Durations.text(rule.window()),
                Shares.percent(rule.least())));
  }
}
