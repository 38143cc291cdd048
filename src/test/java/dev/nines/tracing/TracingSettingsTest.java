package dev.nines.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TracingSettingsTest {

  private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";

  private static @Nullable TracingSettings settings(Map<String, String> variables) {
    return TracingSettings.of(variables, _ -> null, null);
  }

  private static RunTraces start(Map<String, String> variables) {
    return RunTraces.start(
        Objects.requireNonNull(settings(variables)), new Origin("1", "test", "here", null));
  }

  @Test
  void withoutAnEndpointNothingIsSent() {
    assertThat(settings(Map.of("OTEL_SERVICE_NAME", "checks"))).isNull();
    assertThat(settings(Map.of(ENDPOINT, " "))).isNull();
  }

  @ParameterizedTest
  @CsvSource({"OTEL_SDK_DISABLED, true", "OTEL_TRACES_EXPORTER, none"})
  void theStandardSwitchesSwitchItOff(String name, String value) {
    assertThat(settings(Map.of(ENDPOINT, "http://collector:4318", name, value))).isNull();
  }

  @Test
  void theOptionGoesBeforeTheVariables() {
    var settings =
        TracingSettings.of(
            Map.of(
                ENDPOINT,
                "http://one:4318",
                "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
                "http://two:4318/x"),
            _ -> null,
            "http://three:4318");
    assertThat(settings).hasToString("traces to http://three:4318");
  }

  @Test
  void credentialsAreFoundAmongTheSecretsAndNeverShown() {
    var settings =
        TracingSettings.of(
            Map.of(ENDPOINT, "https://user:word@collector"),
            name -> name.equals("OTEL_EXPORTER_OTLP_HEADERS") ? "api-key=hush\n" : null,
            null);
    assertThat(Objects.requireNonNull(settings).properties())
        .containsEntry("otel.exporter.otlp.headers", "api-key=hush");
    assertThat(settings).hasToString("traces to https://collector");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          OTEL_EXPORTER_OTLP_ENDPOINT | collector:4318        | traces cannot be sent: OTLP endpoint must be a valid URL: collector:4318
          OTEL_EXPORTER_OTLP_ENDPOINT | ftp://u:hush@collector | traces cannot be sent: OTLP endpoint scheme must be http or https: ftp
          OTEL_EXPORTER_OTLP_HEADERS  | hush                  | traces cannot be sent: OTEL_EXPORTER_OTLP_HEADERS is no list of headers; expected name=value,name2=value2, percent-encoded
          OTEL_EXPORTER_OTLP_PROTOCOL | http/json             | traces cannot be sent: Unsupported OTLP traces protocol: http/json
          OTEL_BSP_MAX_QUEUE_SIZE     | abc                   | traces cannot be sent: Invalid value for property otel.bsp.max.queue.size=abc. Must be a integer.
          OTEL_RESOURCE_ATTRIBUTES    | team                  | traces cannot be sent: Invalid map property: otel.resource.attributes=team
          OTEL_EXPORTER_OTLP_ENDPOINT | http://c/?key=hush    | traces cannot be sent: OTLP endpoint must not have a query string: …
          OTEL_TRACES_SAMPLER         | jaeger_remote         | OTEL_TRACES_SAMPLER is "jaeger_remote"; expected always_on, always_off or traceidratio
          OTEL_TRACES_EXPORTER        | zipkin                | OTEL_TRACES_EXPORTER is "zipkin"; expected otlp or none
          """)
  void whatThereIsNotIsSaid(String name, String value, String message) {
    var variables = new java.util.HashMap<>(Map.of(ENDPOINT, "http://collector:4318"));
    variables.put(name, value);
    assertThatThrownBy(() -> start(variables))
        .isInstanceOf(TracingException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({"2", "-1", "half"})
  void aRatioIsANumberFromZeroToOne(String ratio) {
    assertThatThrownBy(() ->
            start(
                Map.of(
                    ENDPOINT,
                    "http://collector:4318",
                    "OTEL_TRACES_SAMPLER",
                    "traceidratio",
                    "OTEL_TRACES_SAMPLER_ARG",
                    ratio)))
        .isInstanceOf(TracingException.class)
        .hasMessage("OTEL_TRACES_SAMPLER_ARG is \"" + ratio + "\"; expected a number from 0 to 1");
  }
}
