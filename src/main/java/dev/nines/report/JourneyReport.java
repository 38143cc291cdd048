package dev.nines.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One journey over all regions that were asked for, and in each.
 *
 * @param title its name where none is known any more
 * @param service null where it is not known any more
 * @param declared whether it is in force now in any region
 * @param interval between its starts, in seconds; null where it is not known any more
 * @param latencies the whole run's first, then milestones by name; empty without details
 * @param reasons the most frequent first; empty without details
 * @param incidents the worst first, at most ten; empty without details
 */
public record JourneyReport(
    String name,
    String title,
    @Nullable String service,
    boolean declared,
    @Nullable Double interval,
    Numbers numbers,
    List<ObjectiveStatus> objectives,
    List<Latency> latencies,
    List<ReasonCount> reasons,
    List<Incident> incidents,
    List<InRegion> regions) {

  public JourneyReport {
    objectives = List.copyOf(objectives);
    latencies = List.copyOf(latencies);
    reasons = List.copyOf(reasons);
    incidents = List.copyOf(incidents);
    regions = List.copyOf(regions);
  }
}
