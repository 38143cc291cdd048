package dev.nines.incident;

import dev.nines.incident.Cases.Office;
import dev.nines.incident.Condition.Unknown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stood when the prober ended, and whose journey or service was not found since its start, or
 * since no file was found at all: files may be on their way, or be broken. It goes on to stand, as
 * nobody knows better, until it is found or counts as removed. Not safe between threads.
 */
final class Missing {

  private Instant since;
  private final Office office;
  private final Map<String, Cases> cases = new LinkedHashMap<>();
  private boolean partial;

  /**
   * @param since when the prober began
   */
  Missing(Instant since, Office office) {
    this.since = since;
    this.office = office;
  }

  Stream<Cases> cases() {
    return cases.values().stream();
  }

  /**
   * Others are watched from now on.
   *
   * @param known at the start, what stood when the prober ended; later what stood when nothing was
   *     left to be watched
   * @return of these, and of what was missing so far, what is watched now
   */
  List<Incident> found(Watching watching, Collection<Incident> known, Instant now) {
    partial = watching.partial();
    if (cases.isEmpty()) {
      since = now;
    }
    var found = new ArrayList<Incident>();
    cases.values().stream()
        .filter(each -> watching.has(each.subject()))
        .toList()
        .forEach(each -> {
          each.incidents().forEach(found::add);
          cases.remove(each.subject().key());
        });
    known.stream().filter(each -> watching.has(each.subject())).forEach(found::add);
    known.stream()
        .filter(each -> !watching.has(each.subject()))
        .collect(
            Collectors.groupingBy(
                each -> each.subject().key(), LinkedHashMap::new, Collectors.toList()))
        .forEach((key, incidents) -> cases.put(key, of(incidents)));
    return found;
  }

  private Cases of(List<Incident> incidents) {
    return new Cases(
        incidents.getFirst().subject(), incidents.stream().map(Missing::of), 0, office);
  }

  private static Case of(Incident incident) {
    var of =
        new Case(
            incident.rule(), incident.severity(), incident.concern(), List.of(new NobodyJudges()));
    of.incident = incident;
    return of;
  }

  private record NobodyJudges() implements Judge {
    @Override
    public boolean informed(Instant now) {
      return false;
    }

    @Override
    public Condition at(Instant now) {
      return Unknown.UNKNOWN;
    }
  }

  /** What was not found for long enough is gone, unless it may be in a file that is broken. */
  void judge(Instant now) {
    if (partial || cases.isEmpty() || now.isBefore(since.plus(ProberWatch.PATIENCE))) {
      return;
    }
    var gone = cases().flatMap(Cases::incidents).filter(each -> each.stage().stands()).toList();
    cases.clear();
    gone.forEach(each -> office.listener().changed(each.removed(now)));
  }
}
