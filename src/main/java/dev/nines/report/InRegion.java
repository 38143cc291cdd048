package dev.nines.report;

import java.util.List;

/** The part of a journey or service in one region. */
public record InRegion(String region, Numbers numbers, List<ObjectiveStatus> objectives) {

  public InRegion {
    objectives = List.copyOf(objectives);
  }
}
