package dev.nines.store;

import dev.nines.slo.Resolution;
import dev.nines.slo.ScheduleTerm;
import dev.nines.slo.Tally;
import dev.nines.slo.Window;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * The account, read. Windows are widened to whole minutes. Minutes are kept for a time, hours and
 * days for good: where a window begins or ends within an hour whose minutes are gone, that whole
 * hour is counted, and so with days.
 *
 * <p>The tallies of a service hold what is counted of it alone: its backends' time and its slots.
 * Its runs are those of its journeys.
 *
 * @implSpec every method throws {@link HistoryException} where the database cannot be read
 */
public interface Account {

  /** Whatever was declared or recorded, measured or not. */
  Set<Subject> subjects();

  /** All that was counted of one subject in a window. */
  Tally total(Subject subject, Window window);

  /**
   * What was counted of every subject of a kind in a window, {@link Tally#details} left out; those
   * with nothing are absent.
   */
  Map<Subject, Tally> totals(Subject.Kind kind, Window window);

  /**
   * Slot by slot, by beginning, those with nothing left out; the details too. Every slot that the
   * window touches is whole.
   */
  SortedMap<Instant, Tally> slots(Subject subject, Window window, Resolution resolution);

  /** The minutes of a journey in which a run was bad, details included, by beginning. */
  SortedMap<Instant, Tally> badMinutes(Subject subject, Window window);

  /** When runs of each journey were called for, in ascending order; those that touch a window. */
  Map<Subject, List<ScheduleTerm>> terms(Window window);
}
