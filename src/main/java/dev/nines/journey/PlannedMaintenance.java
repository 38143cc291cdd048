package dev.nines.journey;

import dev.nines.calendar.Maintenance;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Work that was announced beforehand, with what it covers. Its times are already in the calendars
 * of the journeys and health checks that it covers; this is for those who tell of it.
 *
 * @param name unique among the loaded maintenance; of the form of a journey's name
 * @param reason what the work is, in words
 * @param journeys those that it names
 * @param services those that it names; an integral one stands for all that it is composed of
 * @param times at least one
 */
public record PlannedMaintenance(
    String name,
    String reason,
    Set<String> journeys,
    Set<String> services,
    List<Maintenance> times) {

  public PlannedMaintenance {
    journeys = Collections.unmodifiableSet(new LinkedHashSet<>(journeys));
    services = Collections.unmodifiableSet(new LinkedHashSet<>(services));
    times = List.copyOf(times);
  }

  /** Whether it covers everything, as it names nothing. */
  public boolean coversAll() {
    return journeys.isEmpty() && services.isEmpty();
  }
}
