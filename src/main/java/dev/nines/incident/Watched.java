package dev.nines.incident;

import dev.nines.alert.AlertPolicy;
import dev.nines.journey.Journey;
import dev.nines.journey.Objective;
import java.util.List;

/**
 * A journey whose runs are judged.
 *
 * @param objectives its own and those of the service that it measures
 * @param policy with nothing left open
 */
public record Watched(Journey journey, List<Objective> objectives, AlertPolicy policy) {
  public Watched {
    objectives = List.copyOf(objectives);
  }
}
