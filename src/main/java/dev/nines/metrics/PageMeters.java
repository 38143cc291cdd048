package dev.nines.metrics;

import dev.nines.outcome.Run;
import io.micrometer.core.instrument.Counter;

/** The meters of what one journey's actors have in their browsers. */
final class PageMeters {

  private final Series<String, Counter> errors;

  PageMeters(Registrar registrar) {
    errors = registrar.series(actor -> registrar.counter(Family.SCRIPT_ERRORS, "actor", actor));
  }

  void foresee(Foreseen foreseen) {
    errors.foresee(foreseen.actorsInBrowsers(), _ -> false);
  }

  void end() {
    errors.end();
  }

  /** A good or bad run ended. */
  void ended(Run run) {
    for (var page : run.pages()) {
      errors.tell(page.actor(), counter -> counter.increment(page.thrown()));
    }
  }
}
