package dev.nines.incident;

import dev.nines.alert.AlertRule.Concern;
import dev.nines.incident.Cases.Office;
import dev.nines.incident.RegionQuorum.Trouble;
import dev.nines.incident.Stage.Resolved;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The incident of a subject over all regions, as far as this region is the one to tell of it. Not
 * safe between threads.
 */
final class RegionWatch {

  /** The rule of a joint incident. */
  static final String RULE = "regions";

  /** How long the next region in line waits for the one before it to tell. */
  static final Duration TURN = Duration.ofSeconds(30);

  private final Subject subject;
  private final RegionQuorum quorum;
  private final Office office;
  private @Nullable Incident incident;

  /** Since when it is a trouble that nobody tells of; null where it is none. */
  private @Nullable Instant untold;

  /** The place in line of those who could tell; the first is 0. */
  private int place;

  RegionWatch(Subject subject, int least, Office office) {
    this.subject = subject;
    this.quorum = new RegionQuorum(subject, least);
    this.office = office;
  }

  /** The one that stands or is still in its cool-down. */
  Stream<Incident> incident() {
    return Stream.ofNullable(incident);
  }

  /** Takes up what is known of it from before, or what somebody made of it. */
  void put(Incident known) {
    incident = known;
  }

  /**
   * Judges it as of now.
   *
   * @param own the incidents of this region
   */
  void judge(Stream<Incident> own, Neighbours others, Instant now) {
    var trouble = quorum.look(own, others);
    var known = incident;
    boolean tells = known != null && known.stage().stands();
    var elsewhere = quorum.toldElsewhere(others);
    if (!trouble.stands()) {
      untold = null;
      over(now);
    } else if (elsewhere.isPresent()
        && (known == null || !tells || RegionQuorum.givesWay(known, elsewhere.get()))) {
      untold = null;
      over(now);
    } else if (tells || turn(trouble, now)) {
      untold = null;
      stands(trouble, now);
    }
  }

  /** The first in trouble tells; where it does not, the next one does after a while. */
  private boolean turn(Trouble trouble, Instant now) {
    int at = trouble.regions().indexOf(subject.region());
    if (untold == null || now.isBefore(untold) || at != place) {
      // Who moves up in line has not been waited for yet.
      untold = now;
      place = at;
    }
    return place >= 0 && !now.isBefore(untold.plus(TURN.multipliedBy(place)));
  }

  private void stands(Trouble trouble, Instant now) {
    var first = trouble.first();
    var before = incident;
    var begun =
        before == null
            ? office.begun(
                subject,
                RULE,
                trouble.severity(),
                Concern.CUSTOMERS,
                first.lastGood(),
                first.firstBad(),
                first.evidence())
            : before;
    var after =
        begun
            .raised(trouble.severity())
            .reaching(trouble.reach())
            .failing(trouble.failing())
            .broken(now, trouble.observed(), trouble.gravest().evidence());
    incident = after;
    if (!after.equals(before)) {
      office.listener().changed(after);
    }
  }

  private void over(Instant now) {
    var before = incident;
    if (before == null) {
      return;
    }
    if (before.stage() instanceof Resolved(var at, _)) {
      incident = now.isBefore(at.plus(office.coolDown())) ? before : null;
      return;
    }
    var after = before.recovered(now, now, office.coolDown());
    incident = after;
    if (!after.equals(before)) {
      office.listener().changed(after);
    }
  }
}
