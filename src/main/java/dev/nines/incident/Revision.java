package dev.nines.incident;

import dev.nines.alert.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The next version of an incident: as it is, but for what is said to be otherwise. */
final class Revision {

  private final Incident before;
  private Severity severity;
  private String observed;
  private @Nullable Instant detected;
  private @Nullable Instant over;
  private int reopened;
  private Stage stage;
  private @Nullable Evidence evidence;
  private Reach reach;
  private Handling handling;
  private List<FailingPart> parts;

  Revision(Incident before) {
    this.before = before;
    severity = before.severity();
    observed = before.observed();
    detected = before.detected();
    over = before.over();
    reopened = before.reopened();
    stage = before.stage();
    evidence = before.evidence();
    reach = before.reach();
    handling = before.handling();
    parts = before.parts();
  }

  Revision severity(Severity other) {
    severity = other;
    return this;
  }

  /** What is seen now, and in which runs. */
  Revision observed(String seen, @Nullable Evidence known) {
    observed = seen;
    evidence = known;
    return this;
  }

  Revision detected(Instant at) {
    detected = at;
    return this;
  }

  /**
   * @param at null where it stands
   */
  Revision over(@Nullable Instant at) {
    over = at;
    return this;
  }

  Revision reopenedOnceMore() {
    reopened++;
    return this;
  }

  Revision stage(Stage other) {
    stage = other;
    return this;
  }

  Revision reach(Reach other) {
    reach = other;
    return this;
  }

  Revision handling(Handling other) {
    handling = other;
    return this;
  }

  Revision parts(List<FailingPart> others) {
    parts = others;
    return this;
  }

  Incident next() {
    return new Incident(
        before.id(),
        before.version() + 1,
        before.subject(),
        before.rule(),
        severity,
        before.concern(),
        observed,
        before.lastGood(),
        before.firstBad(),
        detected,
        over,
        reopened,
        stage,
        evidence,
        reach,
        handling,
        parts,
        before.revision());
  }
}
