package dev.nines.incident;

import dev.nines.slo.Window;
import java.util.Set;

/**
 * What the history is to be asked of a service that is watched anew, so that it goes on where
 * another left it.
 *
 * @param journeys those whose runs and incidents are asked for
 * @param lately when the runs were scheduled that are evidence of what may be found soon
 * @param seen what its rules look back to
 */
public record Lookback(String service, Set<String> journeys, Window lately, Window seen) {
  public Lookback {
    journeys = Set.copyOf(journeys);
  }
}
