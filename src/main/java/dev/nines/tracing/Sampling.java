package dev.nines.tracing;

import dev.nines.outcome.Outcome;
import dev.nines.outcome.Run;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import java.util.List;

/**
 * Which runs are sent. The standard sampler decides on those that nobody has to look into; failed
 * and inconclusive ones always are.
 */
record Sampling(Sampler rest) {

  /**
   * @throws TracingException if there is no such sampler, or its argument is none
   */
  static Sampling of(ConfigProperties settings) {
    var name = settings.getString("otel.traces.sampler", "always_on");
    // A run is the root of its trace: whatever holds below a parent never comes up.
    return new Sampling(
        switch (name) {
          case "always_on", "parentbased_always_on" -> Sampler.alwaysOn();
          case "always_off", "parentbased_always_off" -> Sampler.alwaysOff();
          case "traceidratio", "parentbased_traceidratio" ->
              Sampler.traceIdRatioBased(ratio(settings));
          case String other ->
              throw new TracingException(
                  "OTEL_TRACES_SAMPLER is \""
                      + other
                      + "\"; expected always_on, always_off or traceidratio");
        });
  }

  private static double ratio(ConfigProperties settings) {
    var text = settings.getString("otel.traces.sampler.arg", "1");
    try {
      double ratio = Double.parseDouble(text);
      if (ratio >= 0 && ratio <= 1) {
        return ratio;
      }
    } catch (NumberFormatException _) {
      // Said below.
    }
    throw new TracingException(
        "OTEL_TRACES_SAMPLER_ARG is \"" + text + "\"; expected a number from 0 to 1");
  }

  boolean takes(Run run) {
    return run.outcome() instanceof Outcome.Failed
        || run.outcome() instanceof Outcome.Inconclusive
        || rest.shouldSample(
                    Context.root(),
                    run.id(),
                    run.journey(),
                    SpanKind.INTERNAL,
                    Attributes.empty(),
                    List.of())
                .getDecision()
            == SamplingDecision.RECORD_AND_SAMPLE;
  }
}
