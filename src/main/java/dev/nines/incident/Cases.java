package dev.nines.incident;

import dev.nines.alert.AlertRule.Concern;
import dev.nines.alert.Severity;
import dev.nines.incident.Condition.Broken;
import dev.nines.incident.Condition.Building;
import dev.nines.incident.Condition.Clear;
import dev.nines.incident.Condition.Unknown;
import dev.nines.incident.Reach.Joint;
import dev.nines.incident.Stage.Pending;
import dev.nines.incident.Stage.Resolved;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The cases of one subject, and the incidents that become of them. Not safe between threads. */
final class Cases {

  private final Subject subject;
  private final List<Case> cases;
  private final @Nullable RegionWatch regions;
  private final Office office;

  /**
   * What all cases are handled with.
   *
   * @param coolDown how soon after its end trouble that comes back is the same incident
   * @param revision of the journeys' files in force; gives null where nobody knows
   */
  record Office(
      Duration coolDown,
      Supplier<String> ids,
      Supplier<@Nullable String> revision,
      IncidentListener listener) {

    /** An incident that begins now. */
    Incident begun(
        Subject subject,
        String rule,
        Severity severity,
        Concern concern,
        @Nullable Instant lastGood,
        Instant firstBad,
        @Nullable Evidence evidence) {
      return Incident.pending(
              ids.get(), subject, rule, severity, concern, lastGood, firstBad, evidence)
          .under(revision.get());
    }
  }

  /**
   * @param least in how many regions the subject must be in trouble until anybody is told; 0 where
   *     this one tells for itself
   */
  Cases(Subject subject, Stream<Case> cases, int least, Office office) {
    this.subject = subject;
    this.cases = cases.filter(each -> !each.judges.isEmpty()).toList();
    this.regions = least == 0 ? null : new RegionWatch(subject, least, office);
    this.office = office;
  }

  Subject subject() {
    return subject;
  }

  Stream<Case> all() {
    return cases.stream();
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
        .filter(each -> each.rule.equals(incident.rule()) && each.incident == null)
        .findFirst()
        .ifPresentOrElse(
            each -> {
              each.incident = incident;
              each.evidence = incident.evidence();
              each.inherited = true;
            },
            () -> tell(incident, incident.removed(now)));
  }

  /** Judges what other regions make of it. */
  void join(Neighbours others, Instant now) {
    if (regions != null) {
      regions.judge(own(), others, now);
    }
  }

  /** Judges every rule as of now. */
  void judge(Sight sight, Instant now) {
    for (var each : cases) {
      var before = each.incident;
      switch (each.at(now)) {
        case Clear _ -> clear(each, sight, now);
        case Building _ -> building(each, before, sight, now);
        case Broken broken -> broken(each, before, broken, sight, now);
        case Unknown _ -> {}
      }
    }
  }

  private void clear(Case each, Sight sight, Instant now) {
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
      if (!now.isBefore(at.plus(office.coolDown()))) {
        each.incident = null;
        each.evidence = null;
      }
      return;
    }
    var served = sight.served();
    var after = before.recovered(now, served == null ? now : served, office.coolDown());
    each.incident = after;
    tell(before, after);
  }

  /** Something went wrong, which is no trouble yet, and none any more where one stands. */
  private void building(Case each, @Nullable Incident before, Sight sight, Instant now) {
    if (before == null) {
      each.incident = begin(each, sight, now);
    } else if (before.stage() instanceof Resolved || before.stage().stands()) {
      clear(each, sight, now);
    }
  }

  private void broken(Case each, @Nullable Incident before, Broken seen, Sight sight, Instant now) {
    var begun = before == null ? begin(each, sight, now) : before;
    var after = begun.failing(seen.parts()).broken(now, seen.observed(), each.evidence);
    each.incident = after;
    tell(begun, after);
  }

  private Incident begin(Case each, Sight sight, Instant now) {
    var evidence = each.evidence;
    return fitting(
        office.begun(
            subject,
            each.rule,
            each.severity,
            each.concern,
            sight.lastGood(),
            evidence == null ? now : evidence.first().scheduled(),
            evidence));
  }

  private void tell(Incident before, Incident after) {
    if (!after.equals(before)) {
      office.listener().changed(after);
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
