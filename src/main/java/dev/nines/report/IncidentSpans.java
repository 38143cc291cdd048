package dev.nines.report;

import dev.nines.slo.Resolution;
import dev.nines.slo.Tally;
import dev.nines.store.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Puts bad minutes together. */
final class IncidentSpans {

  private static final int MOST = 10;
  private static final Duration LEAST_GAP = Duration.ofMinutes(2);
  private static final Comparator<Incident> WORST_FIRST =
      Comparator.comparingLong(Incident::badRuns)
          .thenComparingDouble(Incident::seconds)
          .reversed()
          .thenComparing(Incident::from)
          .thenComparing(Incident::journey)
          .thenComparing(Incident::region);

  private IncidentSpans() {}

  static List<Incident> worst(Stream<Incident> incidents) {
    return incidents.sorted(WORST_FIRST).limit(MOST).toList();
  }

  /**
   * The spans of one journey in a region, in the order of time.
   *
   * @param interval between its starts: what it says nothing of in between may have been as bad
   */
  static List<Incident> of(
      Subject journey, SortedMap<Instant, Tally> badMinutes, Duration interval) {
    var twice = interval.multipliedBy(2);
    var gap = twice.compareTo(LEAST_GAP) > 0 ? twice : LEAST_GAP;
    var found = new ArrayList<Incident>();
    var from = Instant.MIN;
    var to = Instant.MIN;
    var sum = Tally.NONE;
    for (var minute : badMinutes.entrySet()) {
      if (sum.isNone() || to.plus(gap).isBefore(minute.getKey())) {
        if (!sum.isNone()) {
          found.add(incident(journey, from, to, sum));
        }
        from = minute.getKey();
        sum = Tally.NONE;
      }
      sum = sum.plus(minute.getValue());
      to = minute.getKey().plus(Resolution.MINUTE.length());
    }
    if (!sum.isNone()) {
      found.add(incident(journey, from, to, sum));
    }
    return found;
  }

  private static Incident incident(Subject journey, Instant from, Instant to, Tally sum) {
    var top = ReasonCount.of(sum.details().blames()).stream().findFirst();
    return new Incident(
        journey.name(),
        journey.region(),
        from,
        to,
        Duration.between(from, to).toSeconds(),
        sum.outcomes().bad(),
        top.map(ReasonCount::reason).orElse(null),
        top.map(ReasonCount::step).orElse(null),
        top.map(ReasonCount::dependency).orElse(null));
  }
}
