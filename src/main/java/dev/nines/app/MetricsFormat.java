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

  void register(
      @Observes Router router,
      @ConfigProperty(name = "quarkus.micrometer.export.prometheus.path") String path) {
    router.get(path).order(FIRST).handler(MetricsFormat::choose);
  }

  private static void choose(RoutingContext context) {
    var headers = context.request().headers();
    var asked = headers.get(ACCEPT);
    if (asked == null || !asked.contains(OPEN_METRICS)) {
      headers.set(ACCEPT, "text/plain");
    }
    context.next();
  }
}
