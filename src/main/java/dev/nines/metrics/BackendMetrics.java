package dev.nines.metrics;

import dev.nines.journey.Service;
import dev.nines.outcome.ServerVerdict;
import dev.nines.slo.BackendTime;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/**
 * Counts what the declared backends of services do: their health checks, and the time that they are
 * up. What is told of one service comes from one thread at a time.
 */
public final class BackendMetrics {

  private final Registrar registrar;
  private final ConcurrentMap<String, ServiceMeters> services = new ConcurrentHashMap<>();

  /**
   * @param region of this prober, a label of all
   */
  public BackendMetrics(MeterRegistry registry, String region) {
    registrar = new Registrar(registry, Tags.of("region", Label.of(region)));
  }

  /** The service's backends are watched, or are others than before: their series exist from now. */
  public void load(Service service) {
    services.compute(
        service.name(),
        (name, meters) -> {
          if (meters == null) {
            return new ServiceMeters(registrar.with("service", name), service);
          }
          meters.shape(service);
          return meters;
        });
  }

  /** The service's backends are watched no more, and their series go. */
  public void unload(String service) {
    services.computeIfPresent(
        service,
        (_, meters) -> {
          meters.end();
          return null;
        });
  }

  /** A health check has its verdict. */
  public void checked(String service, String backend, ServerVerdict verdict) {
    tell(service, meters -> meters.checked(backend, verdict));
  }

  /** A backend is something else than before. */
  public void turned(String service, String backend, ServerVerdict verdict) {
    tell(service, meters -> meters.turned(backend, verdict));
  }

  /** Time has passed in which the state of every backend was known. */
  public void counted(String service, BackendTime time) {
    tell(service, meters -> meters.counted(time));
  }

  private void tell(String service, Consumer<ServiceMeters> what) {
    var meters = services.get(service);
    if (meters != null) {
      what.accept(meters);
    }
  }
}
