package dev.nines.incident;

import dev.nines.incident.Subject.OfJourney;
import dev.nines.incident.Subject.OfProber;
import dev.nines.incident.Subject.OfService;
import dev.nines.outcome.Outcome.Failed;
import dev.nines.outcome.Run;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether customers are served again, though a rule that looks back over more runs does not hold
 * yet. Safe between threads; never waits.
 */
public final class Recovery {

  /** So many good runs in a row end an outage by the rule that tells of it first. */
  private static final int RUNS = 2;

  private final Map<String, Integer> good = new ConcurrentHashMap<>();

  /** A run ended; before incidents hear of it. */
  public void ended(Run run) {
    switch (run.trigger()) {
      case DEMAND, REPLACED -> {}
      case SCHEDULE, CONFIRMATION -> {
        if (run.outcome().good()) {
          good.merge(run.journey(), 1, Integer::sum);
        } else if (run.outcome() instanceof Failed) {
          good.put(run.journey(), 0);
        }
      }
    }
  }

  /** Whether the last runs of everything that failed were good. */
  public boolean of(Incident incident) {
    return remembers(incident.rule())
        && switch (incident.subject()) {
          case OfJourney(var name, _, _, _) -> served(name);
          case OfService _ ->
              !incident.parts().isEmpty()
                  && incident.parts().stream().allMatch(part -> served(part.journey()));
          case OfProber _, Subject.OfCommit _ -> false;
        };
  }

  /** Of latency a good run says nothing, and the other rules are over with good runs. */
  private static boolean remembers(String rule) {
    return rule.equals("failures") || rule.startsWith("burn-rate-");
  }

  private boolean served(String journey) {
    return good.getOrDefault(journey, 0) >= RUNS;
  }
}
