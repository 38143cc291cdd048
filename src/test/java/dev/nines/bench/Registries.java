package dev.nines.bench;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;

/** The registry that the daemon counts in. */
@SuppressWarnings("deprecation") // Quarkus brings the older of the two registries.
final class Registries {

  private Registries() {}

  static MeterRegistry prometheus() {
    return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  }
}
