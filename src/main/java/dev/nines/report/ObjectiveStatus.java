package dev.nines.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an objective stands.
 *
 * @param kind {@code availability} or {@code latency}
 * @param target a share, more than 0 and less than 1
 * @param threshold of a latency objective, in seconds; else null
 * @param milestone of a latency objective; null for the whole run
 * @param window as it was written: {@code 30d}, or {@code month} for the calendar month in UTC
 * @param period the window as it was judged: it ends where the report's does
 * @param by what is judged: {@code runs}, or {@code slots} for a service composed of services
 * @param value the share of what met it; null where nothing was measured
 * @param good runs or whole minutes that met it
 * @param measured of so many
 * @param budgetLeft 1 where nothing was bad, 0 where it is just met, negative where it is missed;
 *     null where nothing was measured
 * @param burnRate over the objective's window; null where nothing was measured
 * @param burnRates over the usual windows, the shortest first
 * @param met null where nothing was measured, which is neither
 * @param warning in words, where there are too few runs to say anything; else null
 */
public record ObjectiveStatus(
    String kind,
    double target,
    @Nullable Double threshold,
    @Nullable String milestone,
    String window,
    Period period,
    String by,
    @Nullable Double value,
    long good,
    long measured,
    @Nullable Double budgetLeft,
    @Nullable Double burnRate,
    List<BurnRate> burnRates,
    @Nullable Boolean met,
    @Nullable String warning) {

  public ObjectiveStatus {
    burnRates = List.copyOf(burnRates);
  }
}
