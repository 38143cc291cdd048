package dev.nines.tracing;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.resources.Resource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The prober that traces come from.
 *
 * @param environment what is measured, such as {@code production}
 * @param host the machine's name, or null where it has none
 */
public record Origin(String version, String environment, String region, @Nullable String host) {

  /** As traces name it; {@code given} goes before what is known here. */
  Resource resource(Map<String, String> given, @Nullable String serviceName) {
    var attributes =
        Attributes.builder()
            .put("service.name", "nines")
            .put("service.version", version)
            .put("deployment.environment.name", environment)
            .put(Keys.REGION, region);
    if (host != null) {
      attributes.put("host.name", host);
    }
    given.forEach(attributes::put);
    if (serviceName != null) {
      attributes.put("service.name", serviceName);
    }
    return Resource.create(attributes.build());
  }
}
