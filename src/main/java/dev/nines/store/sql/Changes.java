package dev.nines.store.sql;

import dev.nines.outcome.Run;
import dev.nines.slo.Resolution;
import dev.nines.slo.Tally;
import dev.nines.store.Subject;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a group of entries does to minutes. Of one thread. */
final class Changes {

  /** A minute of a subject. */
  record Minute(Subject subject, Instant at) {}

  private final Map<Minute, Change> changes = new HashMap<>();
  private final Set<Minute> played = new HashSet<>();
  private final Map<Subject, String> services = new HashMap<>();

  void add(Subject subject, Instant at, Tally tally) {
    merge(subject, at, Change.adding(tally));
  }

  /** A run of a journey changes what its minute counts. */
  void play(Run run, Change change) {
    var subject = RunTable.subject(run);
    merge(subject, run.scheduled(), change);
    played.add(new Minute(subject, Resolution.MINUTE.floor(run.scheduled())));
    services.put(subject, run.service());
  }

  private void merge(Subject subject, Instant at, Change change) {
    changes.merge(new Minute(subject, Resolution.MINUTE.floor(at)), change, Change::plus);
  }

  Map<Minute, Change> byMinute() {
    return changes;
  }

  /** The minutes of journeys in which a run changed something. */
  Set<Minute> played() {
    return played;
  }

  /** What the runs say that their journeys measure. */
  Map<Subject, String> services() {
    return services;
  }
}
