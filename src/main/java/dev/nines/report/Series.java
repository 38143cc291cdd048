package dev.nines.report;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One journey or service, slot by slot.
 *
 * @param kind {@code journey} or {@code service}
 * @param window what it is about, in whole slots
 * @param size of a slot, in seconds
 * @param slots all of the window in the order of time, those without any run too
 */
public record Series(String kind, String name, Period window, long size, List<Slot> slots) {

  public Series {
    slots = List.copyOf(slots);
  }

  /**
   * What was measured in one slot; shares are null where nothing was.
   *
   * @param uptime by requests
   * @param backends uptime by backends; of services alone
   * @param p50 of good runs, in seconds
   * @param p95 of good runs, in seconds
   */
  public record Slot(
      Instant from,
      Instant to,
      @Nullable Double availability,
      @Nullable Double ownAvailability,
      @Nullable Double availabilityBySlots,
      @Nullable Double uptime,
      @Nullable Double backends,
      @Nullable Double p50,
      @Nullable Double p95,
      Runs runs) {}
}
