package dev.nines.metrics;

import dev.nines.outcome.PageRecord;
import dev.nines.outcome.Vital;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** How the pages of one journey felt, by the step in which they were opened. */
final class VitalMeters {

  private final Map<Vital, Series<StepKey, Timer>> times = new EnumMap<>(Vital.class);
  private final Series<StepKey, DistributionSummary> shifts;

  VitalMeters(Registrar registrar) {
    for (var vital : Vital.values()) {
      if (vital != Vital.CUMULATIVE_LAYOUT_SHIFT) {
        times.put(
            vital,
            registrar.series(step ->
                registrar.timer(family(vital), "step", step.name(), "actor", step.actor())));
      }
    }
    shifts =
        registrar.series(step ->
            registrar.summary(
                Family.CUMULATIVE_LAYOUT_SHIFT, "step", step.name(), "actor", step.actor()));
  }

  private static Family family(Vital vital) {
    return switch (vital) {
      case LARGEST_CONTENTFUL_PAINT -> Family.LARGEST_CONTENTFUL_PAINT;
      case CUMULATIVE_LAYOUT_SHIFT -> Family.CUMULATIVE_LAYOUT_SHIFT;
      case INTERACTION_TO_NEXT_PAINT -> Family.INTERACTION_TO_NEXT_PAINT;
      case FIRST_CONTENTFUL_PAINT -> Family.FIRST_CONTENTFUL_PAINT;
      case TIME_TO_FIRST_BYTE -> Family.TIME_TO_FIRST_BYTE;
    };
  }

  /**
   * Makes those that are certain to come.
   *
   * @param opening the steps that open pages
   * @param all the steps in browsers, each of which may come to another page
   */
  void foresee(Set<StepKey> opening, Set<StepKey> all) {
    times.values().forEach(series -> series.foresee(opening, all::contains));
    shifts.foresee(opening, all::contains);
  }

  void end() {
    times.values().forEach(Series::end);
    shifts.end();
  }

  void measured(PageRecord page) {
    var key = new StepKey(page.step(), page.actor());
    page.vitals()
        .forEach((vital, value) -> {
          var series = times.get(vital);
          if (series == null) {
            shifts.tell(key, summary -> summary.record(value.doubleValue()));
          } else {
            series.tell(key, timer -> timer.record(duration(value)));
          }
        });
  }

  private static Duration duration(BigDecimal seconds) {
    return Duration.ofNanos(seconds.movePointRight(9).longValue());
  }
}
