package dev.nines.calendar;

import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * A calendar without the time of maintenance.
 *
 * @param calendar when the service is promised otherwise
 * @param maintenance the work, in any order; it may overlap
 */
public record Maintained(Calendar calendar, List<Maintenance> maintenance) implements Calendar {

  public Maintained {
    maintenance = List.copyOf(maintenance);
  }

  @Override
  public String name() {
    return calendar.name();
  }

  @Override
  public boolean contains(Instant at) {
    return calendar.contains(at) && maintenance.stream().noneMatch(work -> work.contains(at));
  }

  @Override
  public Iterator<Span> openSpans(Instant from, Instant to) {
    var open = calendar.openSpans(from, to);
    for (var work : maintenance) {
      if (work instanceof RecurringMaintenance) {
        open = new RemainingSpans(open, work.spans(from, to));
      }
    }
    // All single windows in one pass: there may be years of them, and each pass is a level on the
    // stack.
    return new RemainingSpans(open, windows());
  }

  private Iterator<Span> windows() {
    return maintenance.stream()
        .filter(MaintenanceWindow.class::isInstance)
        .map(MaintenanceWindow.class::cast)
        .map(MaintenanceWindow::span)
        .sorted(Comparator.comparing(Span::from))
        .iterator();
  }

  @Override
  public Optional<String> whyClosed(Instant at) {
    return maintenance.stream()
        .filter(work -> work.contains(at))
        .map(work -> "maintenance: " + work.reason())
        .findFirst()
        .or(() -> calendar.whyClosed(at));
  }
}
