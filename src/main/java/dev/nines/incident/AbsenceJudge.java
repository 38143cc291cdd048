package dev.nines.incident;

import dev.nines.journey.Durations;
import dev.nines.outcome.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/** Notices that something has not been seen for too long. */
final class AbsenceJudge implements RunJudge {

  private final Duration length;
  private final Predicate<Run> sign;
  private final String absent;
  private Instant last;
  private boolean seen;

  /**
   * @param sign which runs end the absence
   * @param absent what is missed, in words
   * @param since when it began to be looked for
   */
  AbsenceJudge(Duration length, Predicate<Run> sign, String absent, Instant since) {
    this.length = length;
    this.sign = sign;
    this.absent = absent;
    this.last = since;
  }

  @Override
  public void ended(Run run) {
    if (sign.test(run)) {
      seen = true;
      var end = run.started().plus(run.duration());
      last = end.isAfter(last) ? end : last;
    }
  }

  @Override
  public boolean informed(Instant now) {
    return seen;
  }

  @Override
  public Condition at(Instant now) {
    // A wall clock that was set back makes no absence, and hides none for longer than its length.
    last = now.isBefore(last) ? now : last;
    return Duration.between(last, now).compareTo(length) < 0
        ? Condition.Clear.CLEAR
        : new Condition.Broken(absent + " for " + Durations.text(length));
  }
}
