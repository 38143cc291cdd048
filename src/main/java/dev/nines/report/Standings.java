package dev.nines.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The objectives of a report in one list. */
final class Standings {

  private Standings() {}

  static List<Standing> of(Report report) {
    var all = new ArrayList<Standing>();
    for (var service : report.services()) {
      add(all, "service", service.name(), null, service.objectives());
      regions(all, "service", service.name(), service.regions());
    }
    for (var journey : report.journeys()) {
      add(all, "journey", journey.name(), null, journey.objectives());
      regions(all, "journey", journey.name(), journey.regions());
    }
    return List.copyOf(all);
  }

  private static void regions(
      List<Standing> all, String kind, String name, List<InRegion> regions) {
    if (regions.size() > 1) {
      regions.forEach(each -> add(all, kind, name, each.region(), each.objectives()));
    }
  }

  private static void add(
      List<Standing> all,
      String kind,
      String name,
      @Nullable String region,
      List<ObjectiveStatus> objectives) {
    objectives.forEach(each -> all.add(new Standing(kind, name, region, each)));
  }
}
