package dev.nines.incident;

import dev.nines.alert.AlertRule.BurnRate;
import dev.nines.journey.Durations;
import dev.nines.outcome.Run;
import dev.nines.outcome.Run.Trigger;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Judges how fast the error budget of one objective is spent. Extra runs do not count: they are
 * made when something is wrong already, and would show a service worse than it is.
 */
final class BurnRateJudge implements RunJudge {

  private final BurnRate rule;
  private final String promise;
  private final double allowed;
  private final Function<Run, Optional<Boolean>> kept;
  private final SlidingCounts longer;
  private final SlidingCounts shorter;
  private final Instant informed;

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
    this.rule = rule;
    this.promise = promise;
    this.allowed = 1 - target;
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
    if (shorter.bad() == 0 || !burns(shorter) || !burns(longer)) {
      return Condition.Clear.CLEAR;
    }
    if (Binomial.atLeast(longer.bad(), longer.all(), allowed) > rule.significance()) {
      return Condition.Building.BUILDING;
    }
    return new Condition.Broken(
        String.format(
            Locale.ROOT,
            "the error budget of %s burns %.1f times too fast: %d of %d runs missed it in %s, %d of %d in %s",
            promise,
            rate(longer),
            longer.bad(),
            longer.all(),
            Durations.text(rule.longWindow()),
            shorter.bad(),
            shorter.all(),
            Durations.text(rule.shortWindow())));
  }

  private boolean burns(SlidingCounts counts) {
    return rate(counts) >= rule.factor();
  }

  private double rate(SlidingCounts counts) {
    return counts.all() == 0 ? 0 : counts.bad() / (double) counts.all() / allowed;
  }
}
