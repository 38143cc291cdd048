package dev.nines.metrics;

import dev.nines.outcome.Run;
import io.micrometer.core.instrument.Counter;

/** The meters of what one journey's actors have in their browsers. */
final class PageMeters {

  private final Series<String, Counter> errors;
  private final VitalMeters vitals;

  PageMeters(Registrar registrar) {
    errors = registrar.series(actor -> registrar.counter(Family.SCRIPT_ERRORS, "actor", actor));
    vitals = new VitalMeters(registrar);
  }

  void foresee(Foreseen foreseen) {
    errors.foresee(foreseen.actorsInBrowsers(), _ -> false);
    vitals.foresee(foreseen.openingPages(), foreseen.inBrowsers());
  }

  void end() {
    errors.end();
    vitals.end();
  }

  /** A good or bad run ended. */
  void ended(Run run) {
    for (var page : run.pages()) {
      errors.tell(page.actor(), counter -> counter.increment(page.thrown()));
      vitals.measured(page);
    }
  }
}
