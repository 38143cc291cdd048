package dev.nines.incident;

import dev.nines.alert.AlertRule.BurnRate;
import dev.nines.outcome.Run;
import dev.nines.outcome.Run.Trigger;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Judges how fast the error budget of one objective is spent. Extra runs do not count: they are
 * made when something is wrong already, and would show a service worse than it is.
 */
final class BurnRateJudge implements RunJudge {

  private final Budget budget;
  private final Function<Run, Optional<Boolean>> kept;
  private final SlidingCounts longer;
  private final SlidingCounts shorter;
  private final Instant informed;
  private boolean stands;

  /**
   * @param promise the objective, in words
   * @param target the share that is promised, more than 0 and less than 1
   * @param kept whether a run kept the promise; empty for one that says nothing of it
   * @param since when it begins to judge
   */
  BurnRateJudge(
      BurnRate rule,
      String promise,
      double target,
      Function<Run, Optional<Boolean>> kept,
      Instant since) {
    this.budget = new Budget(rule, promise, target, "runs");
    this.kept = kept;
    this.longer = new SlidingCounts(rule.longWindow());
    this.informed = since.plus(rule.shortWindow());
    this.shorter = new SlidingCounts(rule.shortWindow());
  }

  @Override
  public void ended(Run run) {
    if (run.trigger() == Trigger.SCHEDULE) {
      kept.apply(run)
          .ifPresent(good -> {
            longer.add(run.scheduled(), good);
            shorter.add(run.scheduled(), good);
          });
    }
  }

  @Override
  public boolean informed(Instant now) {
    return !now.isBefore(informed);
  }

  @Override
  public Condition at(Instant now) {
    longer.advance(now);
    shorter.advance(now);
    var condition = budget.at(spent(longer), spent(shorter), 1, stands);
    stands = condition instanceof Condition.Broken;
    return condition;
  }

  private static Spent spent(SlidingCounts counts) {
    return new Spent(counts.bad(), counts.all());
  }
}
