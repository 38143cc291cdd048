package dev.nines.report;

import dev.nines.slo.Due;
import dev.nines.slo.ScheduleTerm;
import dev.nines.slo.Tally;
import dev.nines.slo.Window;
import dev.nines.store.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How often journeys were called for in one window. */
final class Schedules {

  private final Map<Subject, List<ScheduleTerm>> terms;
  private final Totals totals;
  private final Window window;
  private final Instant now;

  Schedules(Map<Subject, List<ScheduleTerm>> terms, Totals totals, Window window, Instant now) {
    this.terms = terms;
    this.totals = totals;
    this.window = window;
    this.now = now;
  }

  long due(Collection<Subject> journeys) {
    return journeys.stream().mapToLong(this::due).sum();
  }

  private long due(Subject journey) {
    var due = new Due(terms.getOrDefault(journey, List.of()), now);
    var recent = recent(journey, due.horizon());
    var all = totals.of(journey, window);
    return due.in(window, all.passedOver() - recent.passedOver(), recent.outcomes().all());
  }

  private Tally recent(Subject journey, Instant horizon) {
    if (!horizon.isBefore(window.to())) {
      return Tally.NONE;
    }
    return totals.of(
        journey, horizon.isAfter(window.from()) ? new Window(horizon, window.to()) : window);
  }

  /** Between starts, as it was last in the window. */
  Optional<Duration> interval(Subject journey) {
    return Optional.ofNullable(terms.get(journey))
        .filter(each -> !each.isEmpty())
        .map(each -> each.getLast().interval());
  }
}
