package dev.nines.calendar;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;

/**
 * Maintenance that takes place once, in [from, to).
 *
 * @param from the first instant of the work
 * @param to the first instant after it, later than {@code from}
 * @param reason what the work is; not blank
 */
public record MaintenanceWindow(Instant from, Instant to, String reason) implements Maintenance {

  /**
   * @throws IllegalArgumentException if {@code to} is not later than {@code from}, or the reason is
   *     blank
   */
  public MaintenanceWindow {
    Maintenance.requireReason(reason);
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(
          "maintenance \"%s\" is from %s to %s; expected an end after the start"
              .formatted(reason, from, to));
    }
  }

  @Override
  public boolean contains(Instant at) {
    return span().contains(at);
  }

  @Override
  public Iterator<Span> spans(Instant windowFrom, Instant windowTo) {
    return List.of(span()).iterator();
  }

  Span span() {
    return new Span(from, to);
  }
}
