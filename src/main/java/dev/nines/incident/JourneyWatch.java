package dev.nines.incident;

import dev.nines.alert.AlertRule.Concern;
import dev.nines.incident.Condition.Broken;
import dev.nines.incident.Condition.Building;
import dev.nines.incident.Condition.Clear;
import dev.nines.incident.Reach.Joint;
import dev.nines.incident.Stage.Pending;
import dev.nines.incident.Stage.Resolved;
import dev.nines.outcome.Outcome.Failed;
import dev.nines.outcome.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that is judged of one journey. Not safe between threads. */
final class JourneyWatch {

  private final Subject subject;
  private final List<Case> cases;
  private final Supplier<String> ids;
  private final IncidentListener listener;
  private final Duration coolDown;
  private final int confirmations;
  private final @Nullable RegionWatch regions;
  private @Nullable Instant lastGood;
  private @Nullable Instant served;
  private int failuresInRow;

  JourneyWatch(
      Watched watched,
      String region,
      Instant since,
      Duration coolDown,
      Supplier<String> ids,
      IncidentListener listener) {
    var journey = watched.journey();
    this.subject = new Subject(journey.name(), journey.title(), journey.service(), region);
    this.cases =
        watched
            .policy()
            .all()
            .map(rule -> new Case(rule, Judges.of(rule, watched, since).toList()))
            .filter(each -> !each.judges.isEmpty())
            .toList();
    this.confirmations = watched.policy().confirm().orElse(0);
    this.coolDown = coolDown;
    this.ids = ids;
    this.listener = listener;
    int least = watched.policy().agreeing(journey);
    this.regions = least == 0 ? null : new RegionWatch(subject, least, coolDown, ids, listener);
  }

  /** Whether it is judged jointly with other regions. */
  boolean joint() {
    return regions != null;
  }

  /** Takes up incidents that stood when somebody else watched; those of rules that are gone end. */
  void inherit(Stream<Incident> known, Instant now) {
    known.forEach(before -> {
      if (before.reach() instanceof Joint) {
        if (regions == null) {
          tell(before, before.removed(now));
        } else {
          regions.put(before);
        }
        return;
      }
      var incident = fitting(before);
      if (incident.stage().stands()) {
        tell(before, incident);
      }
      inherit(incident, now);
    });
  }

  /** What waited for other regions waits no more where nobody asks them; what is told stays so. */
  private Incident fitting(Incident known) {
    if (regions == null) {
      return known.alone();
    }
    return known.stage() instanceof Pending && known.concern() == Concern.CUSTOMERS
        ? known.part()
        : known;
  }

  private void inherit(Incident incident, Instant now) {
    cases.stream()
        .filter(each -> each.rule.name().equals(incident.rule()) && each.incident == null)
        .findFirst()
        .ifPresentOrElse(
            each -> {
              each.incident = incident;
              each.evidence = incident.evidence();
              each.inherited = true;
            },
            () -> tell(incident, incident.removed(now)));
  }

  /**
   * A run ended.
   *
   * @return whether an extra run would tell more
   */
  boolean ended(Run run, Instant now) {
    cases.forEach(each -> each.judges.forEach(judge -> judge.ended(run)));
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
    for (var each : cases) {
      if (each.rule.concern() == concern && (each.concerned() || each.building(now))) {
        each.collect(failed);
      }
    }
  }

  private static Concern concern(Run run) {
    return run.outcome() instanceof Failed ? Concern.CUSTOMERS : Concern.PROBER;
  }

  private boolean confirmable(Instant now) {
    return failuresInRow > 0
        && failuresInRow <= confirmations
        && cases.stream().noneMatch(each -> each.incident != null && each.incident.stage().stands())
        && cases.stream()
            .anyMatch(each -> each.rule.concern() == Concern.CUSTOMERS && each.building(now));
  }

  void missed(Instant scheduled) {
    cases.forEach(each -> each.judges.forEach(judge -> judge.missed(scheduled)));
  }

  /** Judges what other regions make of it. */
  void join(Neighbours others, Instant now) {
    if (regions != null) {
      regions.judge(own(), others, now);
    }
  }

  /** Judges every rule as of now. */
  void judge(Instant now) {
    for (var each : cases) {
      var before = each.incident;
      switch (each.at(now)) {
        case Clear _ -> clear(each, now);
        case Building _ -> building(each, before, now);
        case Broken(String observed) -> broken(each, before, observed, now);
      }
    }
  }

  private void clear(Case each, Instant now) {
    var before = each.incident;
    if (before == null || before.stage() instanceof Pending) {
      each.incident = null;
      each.evidence = null;
      return;
    }
    if (!each.informed(now)) {
      return;
    }
    if (before.stage() instanceof Resolved(var at, _)) {
      if (!now.isBefore(at.plus(coolDown))) {
        each.incident = null;
        each.evidence = null;
      }
      return;
    }
    var after = before.recovered(now, served == null ? now : served, coolDown);
    each.incident = after;
    tell(before, after);
  }

  /** A rule that is broken stays broken while it builds; only what is clear is over. */
  private void building(Case each, @Nullable Incident before, Instant now) {
    if (before == null) {
      each.incident = begin(each, now);
    } else if (before.stage() instanceof Resolved || before.stage().stands()) {
      clear(each, now);
    }
  }

  private void broken(Case each, @Nullable Incident before, String observed, Instant now) {
    var begun = before == null ? begin(each, now) : before;
    var after = begun.broken(now, observed, each.evidence);
    each.incident = after;
    tell(begun, after);
  }

  private Incident begin(Case each, Instant now) {
    var evidence = each.evidence;
    return fitting(
        Incident.pending(
            ids.get(),
            subject,
            each.rule.name(),
            each.rule.severity(),
            each.rule.concern(),
            lastGood,
            evidence == null ? now : evidence.first().scheduled(),
            evidence));
  }

  private void tell(Incident before, Incident after) {
    if (!after.equals(before)) {
      listener.changed(after);
    }
  }

  /** Incidents that are pending, stand, or are still in their cool-down. */
  Stream<Incident> incidents() {
    var joint = regions == null ? Stream.<Incident>empty() : regions.incident();
    return Stream.concat(joint, own());
  }

  private Stream<Incident> own() {
    return cases.stream().map(each -> each.incident).flatMap(Stream::ofNullable);
  }

  /** Replaces an incident by what somebody made of it. */
  void put(Incident incident) {
    if (regions != null && incident.reach() instanceof Joint) {
      regions.put(incident);
      return;
    }
    cases.stream()
        .filter(each -> each.incident != null && each.incident.id().equals(incident.id()))
        .forEach(each -> each.incident = incident);
  }
}
