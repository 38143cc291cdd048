package dev.nines.report;

import java.time.Instant;
import java.util.List;

/**
 * The answer to a {@link Question}.
 *
 * @param at when it was made
 * @param window what it is about, in whole minutes, up to {@code at} at most
 * @param details whether details were asked for; without them latencies, reasons, incidents and
 *     latency objectives are left out
 * @param total all runs of all journeys in it
 * @param services by name
 * @param journeys by name
 * @param regions by name
 * @param incidents the worst of all journeys first, at most ten
 */
public record Report(
    Instant at,
    Period window,
    boolean details,
    Numbers total,
    List<ServiceReport> services,
    List<JourneyReport> journeys,
    List<RegionReport> regions,
    List<Incident> incidents) {

  public Report {
    services = List.copyOf(services);
    journeys = List.copyOf(journeys);
    regions = List.copyOf(regions);
    incidents = List.copyOf(incidents);
  }
}
