package dev.nines.store;

import dev.nines.slo.Details;
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

  /**
   * What was counted of each of some subjects in a window, {@link Tally#details} left out; those
   * with nothing are absent.
   */
  Map<Subject, Tally> totals(Set<Subject> subjects, Window window);

  /** What {@link #totals} leaves out; subjects with nothing are absent. */
  Map<Subject, Details> details(Set<Subject> subjects, Window window);

  /**
   * Slot by slot, by beginning, those with nothing left out; the details too. Every slot that the
   * window touches is whole.
   */
  SortedMap<Instant, Tally> slots(Subject subject, Window window, Resolution resolution);

  /**
   * The minutes of journeys in which a run was bad, journey by journey and in the order of time.
   * All minutes of a month may be: they are told one by one and never held together.
   */
  void badMinutes(Set<Subject> journeys, Window window, BadMinutes to);

  /** Is told of bad minutes. */
  @FunctionalInterface
  interface BadMinutes {

    /**
     * Of one.
     *
     * @param tally of the whole minute, details included
     */
    void take(Subject journey, Instant minute, Tally tally);
  }

  /** When runs of each journey were called for, in ascending order; those that touch a window. */
  Map<Subject, List<ScheduleTerm>> terms(Window window);
}
