package dev.nines.incident;

import dev.nines.alert.AlertRule.Consecutive;
import dev.nines.outcome.Outcome.Failed;
import dev.nines.outcome.Run;
import java.time.Instant;

/** Counts failures in a row, and good runs in a row once the rule is broken. */
final class ConsecutiveJudge implements RunJudge {

  private final Consecutive rule;
  private int bad;
  private int good;
  private boolean broken;

  /** Whether a run was good since it broke, yet not enough of them. */
  private boolean mended;

  private int goodSeen;

  ConsecutiveJudge(Consecutive rule) {
    this.rule = rule;
  }

  @Override
  public void ended(Run run) {
    if (run.outcome() instanceof Failed) {
      bad++;
      good = 0;
      broken |= bad >= rule.failures();
    } else if (run.outcome().good()) {
      good++;
      goodSeen++;
      mended = true;
      if (!broken || good >= rule.recoveries()) {
        bad = 0;
        broken = false;
        mended = false;
      }
    }
  }

  @Override
  public boolean informed(Instant now) {
    return goodSeen >= rule.recoveries();
  }

  @Override
  public Condition at(Instant now) {
    if (broken) {
      return new Condition.Broken(
          bad == 1
              ? "a run failed"
              : mended
                  ? bad + " runs failed, and no " + rule.recoveries() + " in a row were good"
                  : bad + " runs in a row failed");
    }
    return bad > 0 ? Condition.Building.BUILDING : Condition.Clear.CLEAR;
  }
}
