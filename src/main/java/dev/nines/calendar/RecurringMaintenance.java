package dev.nines.calendar;

import java.time.Instant;
import java.util.Iterator;

/**
 * Maintenance that takes place every week at the same hours of the local clock.
 *
 * @param times the hours of the work, kept in the form of business hours because they are the same
 *     kind of data; on their holidays nobody works
 * @param reason what the work is; not blank
 */
public record RecurringMaintenance(BusinessHours times, String reason) implements Maintenance {

  /**
   * @throws IllegalArgumentException if the reason is blank
   */
  public RecurringMaintenance {
    Maintenance.requireReason(reason);
  }

  @Override
  public boolean contains(Instant at) {
    return times.contains(at);
  }

  @Override
  public Iterator<Span> spans(Instant from, Instant to) {
    return times.openSpans(from, to);
  }
}
