package dev.nines.calendar;

import java.time.Instant;
import java.util.Iterator;

/**
 * Time in which a service is not promised because it is being worked on, as was said beforehand.
 */
public sealed interface Maintenance permits MaintenanceWindow, RecurringMaintenance {

  /** What the work is, in words for a person; not blank. */
  String reason();

  /** Whether the work is under way at this instant. */
  boolean contains(Instant at);

  /** The time of the work, in ascending order: at least all of it that lies within [from, to). */
  Iterator<Span> spans(Instant from, Instant to);

  /** The reason itself, where it says something. */
  static String requireReason(String reason) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException(
          "maintenance has a blank reason; expected what the work is");
    }
    return reason;
  }
}
