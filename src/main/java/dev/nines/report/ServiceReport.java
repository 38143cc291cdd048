package dev.nines.report;

import java.util.List;

/**
 * One service over all regions that were asked for, and in each. Its runs are those of all journeys
 * beneath it.
 *
 * @param declared whether it is in force now in any region
 * @param composedOf the services of its formula; empty for a local service
 * @param formula in words, such as {@code at least 2 of 3}; empty for a local service
 * @param journeys the names of all journeys beneath it
 */
public record ServiceReport(
    String name,
    String title,
    boolean declared,
    List<String> composedOf,
    String formula,
    List<String> journeys,
    Numbers numbers,
    List<ObjectiveStatus> objectives,
    List<InRegion> regions) {

  public ServiceReport {
    composedOf = List.copyOf(composedOf);
    journeys = List.copyOf(journeys);
    objectives = List.copyOf(objectives);
    regions = List.copyOf(regions);
  }
}
