package dev.nines.metrics;

import dev.nines.journey.Backends;
import dev.nines.journey.Service;
import dev.nines.outcome.ServerVerdict;
import dev.nines.slo.BackendTime;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** The meters of one service's backends. */
final class ServiceMeters {

  private final Registrar registrar;
  private final Series<CheckKey, Counter> checks;
  private final Series<BackendKey, Gauge> states;
  private final LongAdder up = new LongAdder();
  private final LongAdder known = new LongAdder();
  private final LongAdder allUp = new LongAdder();
  private final LongAdder allKnown = new LongAdder();
  private final List<Meter> times;
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
    times =
        List.of(
            registrar.counterOfSeconds(Family.SERVICE_BACKEND_UP, up),
            registrar.counterOfSeconds(Family.SERVICE_BACKEND_KNOWN, known),
            registrar.counterOfSeconds(Family.SERVICE_ALL_BACKENDS_UP, allUp),
            registrar.counterOfSeconds(Family.SERVICE_ALL_BACKENDS_KNOWN, allKnown));
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
            .collect(Collectors.toUnmodifiableSet());
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
    up.add(time.up());
    known.add(time.known());
    allUp.add(time.allUp());
    allKnown.add(time.allKnown());
  }

  /** The service goes. */
  void end() {
    checks.end();
    states.end();
    times.forEach(registrar.registry()::remove);
  }
}
