package dev.nines.incident;

import dev.nines.journey.Journey;
import dev.nines.slo.LastVerdict;
import dev.nines.slo.Outcomes;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.function.Predicate;

/** The journeys of a service, by whose runs it is told which of its parts are in trouble. */
record Parts(List<Journey> journeys) {
  Parts {
    journeys = List.copyOf(journeys);
  }

  List<String> names() {
    return journeys.stream().map(Journey::name).toList();
  }

  List<FailingPart> failing(Measured of) {
    return where(of, runs -> runs.bad() > 0);
  }

  List<FailingPart> where(Measured of, Predicate<Outcomes> runs) {
    return journeys.stream()
        .filter(journey -> runs.test(of.runs(journey.name())))
        .map(journey -> new FailingPart(journey.service(), journey.name()))
        .toList();
  }

  /**
   * How many minutes of an integral service one failed run may have made bad: what is measured of a
   * part stands until its next run is due.
   *
   * @param of some time, in which those whose runs were all good brought nothing about; but runs
   *     that do not fill it say nothing of what stood when it began
   * @param minutes of that time
   */
  int together(Measured of, int minutes) {
    var stands = new HashMap<String, Integer>();
    journeys.forEach(journey ->
        stands.merge(journey.service(), LastVerdict.minutes(journey.interval()), Math::min));
    return journeys.stream()
        .filter(journey -> {
          var runs = of.runs(journey.name());
          return runs.bad() > 0
              || runs.measured() * stands.getOrDefault(journey.service(), 1) <= minutes;
        })
        .map(journey -> stands.getOrDefault(journey.service(), 1))
        .max(Comparator.naturalOrder())
        .orElse(1);
  }

  /**
   * Whether nothing is promised of any of them now. One that is excluded says nothing of the
   * others; one that runs too seldom to be seen lately is as it was before.
   *
   * @param lately what was counted last
   * @param before what was counted over a longer time
   */
  boolean excluded(Measured lately, Measured before) {
    var known =
        names().stream()
            .map(name -> lately.runs(name).all() > 0 ? lately.runs(name) : before.runs(name))
            .filter(runs -> runs.all() > 0)
            .toList();
    return !known.isEmpty()
        && known.stream().allMatch(runs -> runs.excluded() > 0 && runs.measured() == 0);
  }
}
