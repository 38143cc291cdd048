package dev.nines.alert;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Nobody is told of these for a time; they are judged and shown all the same.
 *
 * @param id unique among all silences
 * @param journeys those that it names
 * @param services those that it names; where neither are named, everything is silent
 * @param from half-open, [from, to)
 * @param by who asked for it
 * @param reason in words
 */
public record Silence(
    String id,
    Set<String> journeys,
    Set<String> services,
    Instant from,
    Instant to,
    String by,
    String reason) {

  public Silence {
    journeys = Collections.unmodifiableSet(new LinkedHashSet<>(journeys));
    services = Collections.unmodifiableSet(new LinkedHashSet<>(services));
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(
          "the silence is from " + from + " to " + to + "; expected an end that is after");
    }
  }

  /**
   * Whether nothing is to be told now of a journey of a service.
   *
   * @param journey null for the service as a whole
   * @param service null for the prober itself
   */
  public boolean covers(@Nullable String journey, @Nullable String service, Instant at) {
    return !at.isBefore(from)
        && at.isBefore(to)
        && ((journeys.isEmpty() && services.isEmpty())
            || (journey != null && journeys.contains(journey))
            || (service != null && services.contains(service)));
  }
}
