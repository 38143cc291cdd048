package dev.nines.tracing;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where traces go and which of them, in the words of OpenTelemetry's own variables.
 *
 * @param properties by the names that its libraries give them: {@code otel.service.name} of {@code
 *     OTEL_SERVICE_NAME}; some are secrets
 */
public record TracingSettings(Map<String, String> properties) {

  static final String ENDPOINT = "otel.exporter.otlp.endpoint";
  static final String TRACES_ENDPOINT = "otel.exporter.otlp.traces.endpoint";

  private static final String PREFIX = "OTEL_";
  private static final String PROTOCOL = "otel.exporter.otlp.protocol";
  private static final String EXPORTER = "otel.traces.exporter";

  /** They hold the credentials of whoever takes the traces. */
  private static final String[] SECRETS = {
    "OTEL_EXPORTER_OTLP_HEADERS", "OTEL_EXPORTER_OTLP_TRACES_HEADERS"
  };

  public TracingSettings {
    properties = Map.copyOf(properties);
  }

  /**
   * What the environment asks for, or null where traces go nowhere.
   *
   * @param secrets finds a secret by its name, or null
   * @param endpoint goes before that of the variables; or null
   * @throws TracingException if it asks for what there is not
   */
  public static @Nullable TracingSettings of(
      Map<String, String> variables,
      Function<String, @Nullable String> secrets,
      @Nullable String endpoint) {
    var properties = new TreeMap<String, String>();
    variables.forEach((name, value) -> {
      if (name.startsWith(PREFIX) && !value.isBlank()) {
        properties.put(property(name), value.strip());
      }
    });
    if (endpoint != null) {
      properties.remove(TRACES_ENDPOINT);
      properties.put(ENDPOINT, endpoint);
    }
    if (!asked(properties)) {
      return null;
    }
    for (var name : SECRETS) {
      var secret = secrets.apply(name);
      if (secret != null) {
        properties.put(property(name), secret.strip());
      }
    }
    properties.putIfAbsent(PROTOCOL, "http/protobuf");
    return new TracingSettings(properties);
  }

  private static boolean asked(Map<String, String> properties) {
    boolean nowhere = !properties.containsKey(ENDPOINT) && !properties.containsKey(TRACES_ENDPOINT);
    if (nowhere || "true".equalsIgnoreCase(properties.get("otel.sdk.disabled"))) {
      return false;
    }
    return switch (properties.getOrDefault(EXPORTER, "otlp")) {
      case "otlp" -> true;
      case "none" -> false;
      case String other ->
          throw new TracingException(
              "OTEL_TRACES_EXPORTER is \"" + other + "\"; expected otlp or none");
    };
  }

  private static String property(String variable) {
    return variable.toLowerCase(Locale.ROOT).replace('_', '.');
  }

  /** Where they go, as messages name it: without what may be secret. */
  String place() {
    var endpoint = properties.get(TRACES_ENDPOINT);
    var place = endpoint == null ? properties.getOrDefault(ENDPOINT, "") : endpoint;
    return place.replaceFirst("//[^/@]*@", "//");
  }

  @Override
  public String toString() {
    return "traces to " + place();
  }
}
