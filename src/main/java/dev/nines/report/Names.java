package dev.nines.report;

import java.util.List;

/** All of which there is anything to tell, by name. */
public record Names(List<String> journeys, List<String> services, List<String> regions) {

  public Names {
    journeys = List.copyOf(journeys);
    services = List.copyOf(services);
    regions = List.copyOf(regions);
  }
}
