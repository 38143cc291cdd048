package dev.nines.incident;

import dev.nines.alert.AlertRule.FailuresOf;
import dev.nines.outcome.Outcome.Failed;
import dev.nines.outcome.Run;
import java.time.Instant;
import java.util.BitSet;

/** Remembers which of the last runs failed. It is over when half as many failures are left. */
final class FailuresJudge implements RunJudge {

  private final FailuresOf rule;
  private final BitSet failed;
  private int next;
  private int failures;
  private boolean broken;
  private int seen;

  FailuresJudge(FailuresOf rule) {
    this.rule = rule;
    this.failed = new BitSet(rule.runs());
  }

  @Override
  public void ended(Run run) {
    boolean bad = run.outcome() instanceof Failed;
    if (!bad && !run.outcome().good()) {
      return;
    }
    seen++;
    failures += (bad ? 1 : 0) - (failed.get(next) ? 1 : 0);
    failed.set(next, bad);
    next = (next + 1) % rule.runs();
    if (failures >= rule.failures()) {
      broken = true;
    } else if (failures <= rule.failures() / 2) {
      broken = false;
    }
  }

  @Override
  public boolean informed(Instant now) {
    return seen > rule.runs() / 2;
  }

  @Override
  public Condition at(Instant now) {
    if (broken) {
      return new Condition.Broken(failures + " of the last " + rule.runs() + " runs failed");
    }
    return failures > 0 ? Condition.Building.BUILDING : Condition.Clear.CLEAR;
  }
}
