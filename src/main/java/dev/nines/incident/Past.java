package dev.nines.incident;

import dev.nines.incident.Stage.Resolved;
import dev.nines.outcome.Outcome.Failed;
import dev.nines.outcome.Run;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What is known of a service from before it was watched.
 *
 * @param runs of its journeys, in any order: the good and bad ones of {@link Lookback#lately}, and
 *     where an incident is told of, the last bad one of each journey
 * @param incidents of its journeys, those that are over
 */
public record Past(List<Run> runs, List<Incident> incidents) {
  public Past {
    runs = runs.stream().sorted(Comparator.comparing(Run::scheduled)).toList();
    incidents = List.copyOf(incidents);
  }

  /** The same, of runs that the schedule or a doubt called for and that had ended by then. */
  Past until(Instant end) {
    return new Past(
        runs.stream().filter(Past::counts).filter(run -> !ended(run).isAfter(end)).toList(),
        incidents);
  }

  private static boolean counts(Run run) {
    return switch (run.trigger()) {
      case SCHEDULE, CONFIRMATION -> true;
      case DEMAND, REPLACED -> false;
    };
  }

  private static Instant ended(Run run) {
    return run.started().plus(run.duration());
  }

  /** Incidents after whose end nothing failed: what is seen since then is what they told of. */
  List<Incident> last() {
    return incidents.stream()
        .filter(incident ->
            incident.stage() instanceof Resolved(var at, _)
                && runs.stream()
                    .noneMatch(run -> run.outcome() instanceof Failed && ended(run).isAfter(at)))
        .toList();
  }
}
