package dev.nines.cli;

import dev.nines.cli.ServeOptions.Telemetry;
import dev.nines.runner.Environment;
import dev.nines.runner.ProberFaultException;
import dev.nines.sentry.SentrySettings;
import dev.nines.tracing.RunTraces;
import dev.nines.tracing.TracingException;
import dev.nines.tracing.TracingSettings;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where what the prober does is told to systems that watch it. */
final class TelemetryOptions {

  private final Map<String, String> variables;

  @Option(
      names = "--otlp-endpoint",
      paramLabel = "URL",
      description =
          "Where a trace of each run is sent by OTLP; more is said by OpenTelemetry's variables"
              + " (default: $OTEL_EXPORTER_OTLP_ENDPOINT, else none is sent).")
  private @Nullable String endpoint;

  /**
   * @param variables the environment of the process
   */
  TelemetryOptions(Map<String, String> variables) {
    this.variables = variables;
  }

  /**
   * What was asked for.
   *
   * @param secrets where credentials are found
   * @throws InvalidUseException if it asks for what there is not
   */
  Telemetry telemetry(Environment secrets) throws InvalidUseException {
    try {
      var tracing = TracingSettings.of(variables, secrets::secret, endpoint);
      if (tracing != null) {
        RunTraces.check(tracing);
      }
      return new Telemetry(tracing, SentrySettings.of(secrets::secret));
    } catch (TracingException | ProberFaultException | IllegalArgumentException e) {
      throw new InvalidUseException(String.valueOf(e.getMessage()));
    }
  }
}
