package dev.nines.app;

import dev.nines.alert.WatchedService;
import dev.nines.incident.Subject;
import dev.nines.incident.Subject.OfCommit;
import dev.nines.incident.Subject.OfJourney;
import dev.nines.incident.Subject.OfProber;
import dev.nines.incident.Subject.OfService;
import dev.nines.journey.Backends;
import dev.nines.journey.Journey;
import dev.nines.journey.Service;
import dev.nines.schedule.Permit;
import dev.nines.share.Held;
import dev.nines.share.Lease;
import dev.nines.share.Shard;
import dev.nines.source.Edition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which journeys of a region are this prober's: those of its shard to judge, and of them those that
 * it holds to play. Safe between threads.
 *
 * @param shared whether all probers of the region keep one history
 * @param lease what it holds among replicas; null where it is alone
 */
record Allotment(String region, Shard shard, boolean shared, @Nullable Lease lease)
    implements Permit {

  /** A prober that plays all of its region. */
  static Allotment alone(String region) {
    return new Allotment(region, Shard.WHOLE, false, null);
  }

  /** Those that run in this region, whoever plays them. */
  List<Journey> region(Edition edition) {
    return edition.journeys().stream().filter(journey -> journey.runsIn(region)).toList();
  }

  /** Those of this shard. */
  List<Journey> own(Edition edition) {
    return region(edition).stream().filter(journey -> shard.has(journey.name())).toList();
  }

  /** Those that are played here now. */
  List<Journey> played(Edition edition) {
    return own(edition).stream().filter(journey -> holds(journey.name())).toList();
  }

  /** Whether nobody else says in the same history which journeys are called for. */
  boolean declaresAlone() {
    return !shared || (lease == null && shard.of() == 1);
  }

  /** Those that this prober's history is to hold runs of. */
  List<Journey> declared(Edition edition) {
    return shared ? region(edition) : own(edition);
  }

  /** Whether a journey, or a service's backends, of this name are this prober's now. */
  boolean holds(String name) {
    return shard.has(name) && (lease == null || lease.held().span(name) != null);
  }

  /** Whether it judges a subject; what is in a history of its own is its own. */
  boolean judges(Subject subject) {
    return !shared
        || switch (subject) {
          case OfJourney _, OfService _ -> shard.has(subject.name());
          // All shards are one prober of their region.
          case OfProber _, OfCommit _ -> shard.number() == 1;
        };
  }

  /** The services that it judges as wholes: of those it must know every part. */
  boolean judges(WatchedService watched, List<Journey> beneath) {
    return shared
        ? shard.has(watched.service().name())
        : beneath.stream().allMatch(journey -> shard.has(journey.name()));
  }

  /** Whether the backends of a service are watched here. */
  boolean watches(Service service, List<Journey> played) {
    return service.backends() instanceof Backends.Checked
        ? holds(service.name())
        : played.stream().anyMatch(journey -> journey.service().equals(service.name()));
  }

  @Override
  public boolean plays(String journey, Instant due) {
    return lease == null || lease.held().plays(journey, due);
  }

  /** What it holds among replicas; everything where it is alone. */
  Held held() {
    return lease == null ? Held.NOTHING : lease.held();
  }

  /** Whether it tells those who own the journeys of them: one prober of its region does. */
  boolean tellsOwners() {
    return leads() && shard.number() == 1;
  }

  /** Whether it judges and tells. */
  boolean leads() {
    return lease == null || lease.held().leads();
  }

  /** Why a journey is not played here, in words; null where it is. */
  @Nullable String elsewhere(Journey journey) {
    if (!journey.runsIn(region)) {
      return "it runs in " + String.join(", ", journey.regions().stream().sorted().toList());
    }
    if (!shard.has(journey.name())) {
      return "it falls in shard "
          + new Shard(Shard.of(journey.name(), shard.of()), shard.of())
          + "; this is "
          + shard;
    }
    if (lease == null || holds(journey.name())) {
      return null;
    }
    return lease.failure() != null
        ? "this replica has no lease: " + lease.failure()
        : "replica " + lease.holder(journey.name()) + " plays it";
  }
}
