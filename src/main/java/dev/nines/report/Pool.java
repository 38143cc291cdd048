package dev.nines.report;

import dev.nines.slo.Slots;
import dev.nines.slo.Window;
import dev.nines.store.Subject;
import java.util.List;

/**
 * What is measured together.
 *
 * @param runs journeys whose runs count
 * @param slots whose minutes count
 * @param backends services whose backends count
 */
record Pool(List<Subject> runs, List<Subject> slots, List<Subject> backends) {

  /** Journeys as they are. */
  static Pool ofJourneys(List<Subject> journeys) {
    return new Pool(journeys, journeys, List.of());
  }

  /** Whatever journeys: their minutes are not judged together. */
  static Pool ofRuns(List<Subject> journeys) {
    return new Pool(journeys, List.of(), List.of());
  }

  static Pool ofServices(List<Subject> services, List<Subject> journeys) {
    return new Pool(journeys, services, services);
  }

  Slots slots(Totals totals, Window window) {
    return totals.of(slots, window).slots();
  }
}
