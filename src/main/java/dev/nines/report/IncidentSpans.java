package dev.nines.report;

import dev.nines.slo.Resolution;
import dev.nines.slo.Tally;
import dev.nines.store.Account.BadMinutes;
import dev.nines.store.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts bad minutes together, journey by journey. Of one thread. */
final class IncidentSpans implements BadMinutes {

  private static final int MOST = 10;
  private static final Duration LEAST_GAP = Duration.ofMinutes(2);
  private static final Comparator<Incident> WORST_FIRST =
      Comparator.comparingLong(Incident::badRuns)
          .thenComparingDouble(Incident::seconds)
          .reversed()
          .thenComparing(Incident::from)
          .thenComparing(Incident::journey)
          .thenComparing(Incident::region);

  private final Function<Subject, Duration> intervals;
  private final Map<Subject, List<Incident>> worst = new HashMap<>();
  private final List<Incident> found = new ArrayList<>();
  private @Nullable Subject journey;
  private Duration gap = LEAST_GAP;
  private Instant from = Instant.MIN;
  private Instant to = Instant.MIN;
  private Tally sum = Tally.NONE;

  /**
   * @param intervals between the starts of each journey: what it says nothing of in between may
   *     have been as bad
   */
  IncidentSpans(Function<Subject, Duration> intervals) {
    this.intervals = intervals;
  }

  static List<Incident> worst(Stream<Incident> incidents) {
    return incidents.sorted(WORST_FIRST).limit(MOST).toList();
  }

  @Override
  public void take(Subject journey, Instant minute, Tally tally) {
    if (!journey.equals(this.journey)) {
      endJourney();
      this.journey = journey;
      var twice = intervals.apply(journey).multipliedBy(2);
      gap = twice.compareTo(LEAST_GAP) > 0 ? twice : LEAST_GAP;
    }
    if (!sum.isNone() && to.plus(gap).isBefore(minute)) {
      endSpan();
    }
    if (sum.isNone()) {
      from = minute;
    }
    sum = sum.plus(tally);
    to = minute.plus(Resolution.MINUTE.length());
  }

  private void endSpan() {
    if (journey != null && !sum.isNone()) {
      found.add(incident(journey, from, to, sum));
    }
    sum = Tally.NONE;
  }

  private void endJourney() {
    endSpan();
    if (journey != null) {
      worst.put(journey, worst(found.stream()));
    }
    found.clear();
    journey = null;
  }

  /** The worst of each journey, once all minutes are there. */
  Map<Subject, List<Incident>> byJourney() {
    endJourney();
    return worst;
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
