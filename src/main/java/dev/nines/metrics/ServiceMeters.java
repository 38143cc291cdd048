package dev.nines.metrics;

import dev.nines.journey.Backends;
import dev.nines.journey.Service;
import dev.nines.outcome.ServerVerdict;
import dev.nines.slo.BackendTime;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The meters of one service's backends. */
final class ServiceMeters {

  private static final double MILLIS = 1e3;

  private final Registrar registrar;
  private final Series<CheckKey, Counter> checks;
  private final Series<BackendKey, Gauge> states;
  private final Counter up;
  private final Counter known;
  private final Counter allUp;
  private final Counter allKnown;
  private Set<BackendKey> current = Set.of();

  private record CheckKey(String backend, ServerVerdict verdict) {}

  /** A backend whose state is known. */
  private record BackendKey(String backend, boolean up) {}

  /**
   * @param registrar gives every meter its service and region
   */
  ServiceMeters(Registrar registrar, Service service) {
    this.registrar = registrar;
    checks =
        registrar.series(key ->
            registrar.counter(
                Family.BACKEND_CHECKS, "backend", key.backend(), "server", key.verdict().word()));
    states =
        registrar.series(key ->
            registrar.gauge(Family.BACKEND_UP, () -> key.up() ? 1 : 0, "backend", key.backend()));
    up = registrar.counterOfSeconds(Family.SERVICE_BACKEND_UP);
    known = registrar.counterOfSeconds(Family.SERVICE_BACKEND_KNOWN);
    allUp = registrar.counterOfSeconds(Family.SERVICE_ALL_BACKENDS_UP);
    allKnown = registrar.counterOfSeconds(Family.SERVICE_ALL_BACKENDS_KNOWN);
    shape(service);
  }

  /** The service was loaded anew: what it still has keeps its counts, what it lost goes. */
  void shape(Service service) {
    var foreseen = new HashSet<CheckKey>();
    if (service.backends() instanceof Backends.Checked checked) {
      for (var backend : checked.names()) {
        for (var verdict : ServerVerdict.values()) {
          foreseen.add(new CheckKey(backend, verdict));
        }
      }
    }
    checks.foresee(foreseen, _ -> false);
    var names = service.backends() == null ? Set.<String>of() : service.backends().names();
    current =
        current.stream()
            .filter(key -> names.contains(key.backend()))
            .collect(java.util.stream.Collectors.toUnmodifiableSet());
    states.foresee(current, _ -> false);
  }

  void checked(String backend, ServerVerdict verdict) {
    checks.tell(new CheckKey(backend, verdict), Counter::increment);
  }

  void turned(String backend, ServerVerdict verdict) {
    var next = new HashSet<>(current);
    next.removeIf(key -> key.backend().equals(backend));
    // The old one goes first: two of the same labels would be one.
    states.foresee(next, _ -> false);
    switch (verdict) {
      case UP -> next.add(new BackendKey(backend, true));
      case DOWN -> next.add(new BackendKey(backend, false));
      case UNKNOWN -> {}
    }
    current = Set.copyOf(next);
    states.foresee(current, _ -> false);
  }

  void counted(BackendTime time) {
    up.increment(time.up() / MILLIS);
    known.increment(time.known() / MILLIS);
    allUp.increment(time.allUp() / MILLIS);
    allKnown.increment(time.allKnown() / MILLIS);
  }

  /** The service goes. */
  void end() {
    checks.end();
    states.end();
    List.of(up, known, allUp, allKnown).forEach(registrar.registry()::remove);
  }
}
