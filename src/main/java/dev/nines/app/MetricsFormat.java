package dev.nines.app;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Gives metrics in OpenMetrics to those alone who ask for it. Whoever takes anything, as curl and
 * browsers do, is meant to read them, and Quarkus would have given those OpenMetrics too.
 */
@ApplicationScoped
public class MetricsFormat {

  /** Before the route that answers. */
  private static final int FIRST = -1;

  private static final String ACCEPT = "Accept";
  private static final String OPEN_METRICS = "application/openmetrics-text";

  /** The one version there is, as Quarkus names it. */
  private static final String GIVEN = OPEN_METRICS + "; version=1.0.0; charset=utf-8";

  void register(
      @Observes Router router,
      @ConfigProperty(name = "quarkus.micrometer.export.prometheus.path") String path) {
    router.get(path).order(FIRST).handler(MetricsFormat::choose);
  }

  private static void choose(RoutingContext context) {
    var headers = context.request().headers();
    var asked = headers.get(ACCEPT);
    // Quarkus would give whoever would also take plain text, as every Prometheus does, that.
    boolean open = asked != null && asked.contains(OPEN_METRICS);
    headers.set(ACCEPT, open ? GIVEN : "text/plain");
    context.next();
  }
}
