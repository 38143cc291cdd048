package dev.nines.journey;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The servers, partitions or replicas that answer for a service, and how their state is known. */
public sealed interface Backends {

  /** Their names, in the order written; at least one. */
  Set<String> names();

  /** For how long one observation of a backend holds; then its state is unknown. */
  Duration validity();

  /**
   * Each has a health check, played by the engine on a schedule of its own.
   *
   * @param checks by backend: a journey of one step whose interval is the check's; up is a backend
   *     whose last check has the server verdict {@code up}
   */
  record Checked(Map<String, Journey> checks) implements Backends {
    public Checked {
      checks = Collections.unmodifiableMap(new LinkedHashMap<>(checks));
      if (checks.isEmpty()) {
        throw new IllegalArgumentException("no backend is declared; expected at least one");
      }
    }

    @Override
    public Set<String> names() {
      return checks.keySet();
    }

    @Override
    public Duration validity() {
      return checks.values().stream()
          .map(check -> check.interval().multipliedBy(3))
          .max(Duration::compareTo)
          .orElseThrow();
    }
  }

  /**
   * Each names itself in the answers that the service's journeys get, by their actors' {@code
   * backend} expression; up is a backend whose last attempt has the server verdict {@code up}.
   *
   * @param validity more than zero
   */
  record Announced(Set<String> names, Duration validity) implements Backends {
    public Announced {
      names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
      if (names.isEmpty()) {
        throw new IllegalArgumentException("no backend is declared; expected at least one");
      }
    }
  }
}
