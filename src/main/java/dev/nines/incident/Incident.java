package dev.nines.incident;

import dev.nines.alert.AlertRule.Concern;
import dev.nines.alert.Severity;
import dev.nines.incident.Reach.Alone;
import dev.nines.incident.Reach.Joint;
import dev.nines.incident.Reach.Part;
import dev.nines.incident.Stage.Acknowledged;
import dev.nines.incident.Stage.Ending;
import dev.nines.incident.Stage.Open;
import dev.nines.incident.Stage.Pending;
import dev.nines.incident.Stage.Resolved;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A span in which a rule of a journey or service, or of the prober itself, was broken. Each change
 * makes a new one with a higher version; a change that its stage does not allow leaves it as it is.
 *
 * @param id unique; 32 hexadecimal digits
 * @param version 1 for the first, one more with each change
 * @param rule the name of the rule
 * @param observed what was seen last and which limit it passed, in words; empty while pending
 * @param lastGood the scheduled start of the last good run before; null where none is known
 * @param firstBad when the trouble was first seen: the scheduled start of the first bad run, or
 *     when something began to be missed
 * @param detected when the rule was broken, the end of the passive stage; null while pending
 * @param over from when on customers were served again; null while it stands
 * @param reopened how many times it came back within its cool-down
 * @param evidence null where no run is to blame, as where none was made
 * @param reach how far it reaches, and so who tells of it
 * @param handling whom it was told to, and who took it up
 * @param parts of the trouble of a service, the journeys that failed or were missed when it was
 *     seen last
 * @param revision of the journeys' files that were in force when it began, 12 hexadecimal digits:
 *     of their commit where they have one; null where nobody knows
 */
public record Incident(
    String id,
    long version,
    Subject subject,
    String rule,
    Severity severity,
    Concern concern,
    String observed,
    @Nullable Instant lastGood,
    Instant firstBad,
    @Nullable Instant detected,
    @Nullable Instant over,
    int reopened,
    Stage stage,
    @Nullable Evidence evidence,
    Reach reach,
    Handling handling,
    List<FailingPart> parts,
    @Nullable String revision) {

  public Incident {
    parts = List.copyOf(parts);
  }

  /** One of a region that tells of it by itself, and has told nobody yet. */
  public Incident(
      String id,
      long version,
      Subject subject,
      String rule,
      Severity severity,
      Concern concern,
      String observed,
      @Nullable Instant lastGood,
      Instant firstBad,
      @Nullable Instant detected,
      @Nullable Instant over,
      int reopened,
      Stage stage,
      @Nullable Evidence evidence) {
    this(
        id,
        version,
        subject,
        rule,
        severity,
        concern,
        observed,
        lastGood,
        firstBad,
        detected,
        over,
        reopened,
        stage,
        evidence,
        Alone.ALONE,
        Handling.NONE,
        List.of(),
        null);
  }

  /** How many times it comes back until it is said to be flapping. */
  public static final int FLAPPING = 3;

  /** The incident of a rule that is not broken yet. */
  static Incident pending(
      String id,
      Subject subject,
      String rule,
      Severity severity,
      Concern concern,
      @Nullable Instant lastGood,
      Instant firstBad,
      @Nullable Evidence evidence) {
    return new Incident(
        id,
        1,
        subject,
        rule,
        severity,
        concern,
        "",
        lastGood,
        firstBad,
        null,
        null,
        0,
        new Pending(),
        evidence);
  }

  /** The same, begun while this revision of the journeys' files was in force. */
  Incident under(@Nullable String known) {
    return new Incident(
        id, version, subject, rule, severity, concern, observed, lastGood, firstBad, detected, over,
        reopened, stage, evidence, reach, handling, parts, known);
  }

  /**
   * When the trouble began: halfway between the last good run and the first bad one, as nobody
   * looked in between; with the first bad run where no good one is known.
   */
  public Instant began() {
    return lastGood == null || !lastGood.isBefore(firstBad)
        ? firstBad
        : lastGood.plus(Duration.between(lastGood, firstBad).dividedBy(2));
  }

  /** How long nobody knew; empty while it is pending. */
  public Optional<Duration> passive() {
    return detected == null ? Optional.empty() : Optional.of(between(began(), detected));
  }

  /** How long it was known; empty while it stands. */
  public Optional<Duration> active() {
    return detected == null || over == null
        ? Optional.empty()
        : Optional.of(between(detected, over));
  }

  /** Whether it comes and goes. */
  public boolean flapping() {
    return reopened >= FLAPPING;
  }

  /** The rule is broken: opened, reopened, or broken still with something else observed. */
  Incident broken(Instant now, String seen, @Nullable Evidence known) {
    var seenNow = changing().observed(seen, known).over(null);
    return switch (stage) {
      case Pending _ -> seenNow.detected(now).stage(new Open(null)).next();
      case Open(var calm) ->
          calm == null
              ? observed(seen, known)
              : seenNow.reopenedOnceMore().stage(new Open(null)).next();
      case Acknowledged(var at, var by, var calm) ->
          calm == null
              ? observed(seen, known)
              : seenNow.reopenedOnceMore().stage(new Acknowledged(at, by, null)).next();
      case Resolved _ -> seenNow.reopenedOnceMore().stage(new Open(null)).next();
    };
  }

  /** The rule holds again, as it turns out to have done since {@code served}. */
  Incident recovered(Instant now, Instant served, Duration coolDown) {
    return switch (stage) {
      case Pending _, Resolved _ -> this;
      case Open(var calm) ->
          calmLongEnough(calm, now, coolDown)
              ? resolved(now, served)
              : calm != null ? this : waiting(served, new Open(now));
      case Acknowledged(var at, var by, var calm) ->
          calmLongEnough(calm, now, coolDown)
              ? resolved(now, served)
              : calm != null ? this : waiting(served, new Acknowledged(at, by, now));
    };
  }

  /** Somebody takes it up. */
  Incident acknowledged(Instant now, String by) {
    return stage instanceof Open(var calm)
        ? changing()
            .stage(new Acknowledged(now, by, calm))
            .handling(handling.acknowledged(now, by))
            .next()
        : this;
  }

  /** Whoever took it up does not look after it any more. */
  Incident handedBack() {
    return stage instanceof Acknowledged(_, _, var calm)
        ? changing().stage(new Open(calm)).handling(handling.handedBack()).next()
        : this;
  }

  /** A receiver took a message that names it. */
  Incident told(Instant at) {
    return handling.told() == null ? changing().handling(handling.told(at)).next() : this;
  }

  /** What it is about is not judged any more. */
  Incident removed(Instant now) {
    return switch (stage) {
      case Pending _, Resolved _ -> this;
      case Open _, Acknowledged _ ->
          changing()
              .over(over == null ? now : over)
              .stage(new Resolved(now, Ending.REMOVED))
              .next();
    };
  }

  /** The same by another severity: told more loudly. */
  Incident raised(Severity other) {
    return other.compareTo(severity) <= 0 ? this : changing().severity(other).next();
  }

  /** The same, reaching as far as it turns out to. */
  Incident reaching(Reach other) {
    return other.equals(reach) ? this : changing().reach(other).next();
  }

  /** The same, with these parts of its subject failing. */
  Incident failing(List<FailingPart> others) {
    return others.equals(parts) ? this : changing().parts(others).next();
  }

  /** One of a region that waits for others to be told. */
  Incident part() {
    return reach instanceof Alone
        ? changing().severity(Severity.ADVISORY).reach(new Part(severity)).next()
        : this;
  }

  /** The part of one region, which does not wait for others any more. */
  Incident alone() {
    return reach instanceof Part(var together)
        ? changing().severity(together).reach(Alone.ALONE).next()
        : this;
  }

  /** Where it stands: of a joint one in more regions than that which tells of it. */
  public List<String> regions() {
    return reach instanceof Joint(var regions, _) ? regions : List.of(subject.region());
  }

  /** One that comes and goes is over only when it has stayed away. */
  private boolean calmLongEnough(@Nullable Instant calm, Instant now, Duration coolDown) {
    return !flapping() || (calm != null && !now.isBefore(calm.plus(coolDown)));
  }

  private Incident observed(String seen, @Nullable Evidence known) {
    if (seen.equals(observed) && Objects.equals(known, evidence)) {
      return this;
    }
    return changing().observed(seen, known).over(null).next();
  }

  private Incident resolved(Instant now, Instant served) {
    return changing()
        .over(over == null ? served : over)
        .stage(new Resolved(now, Ending.RECOVERED))
        .next();
  }

  private Incident waiting(Instant served, Stage next) {
    return changing().over(served).stage(next).next();
  }

  private Revision changing() {
    return new Revision(this);
  }

  private static Duration between(Instant from, Instant to) {
    return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
  }
}
