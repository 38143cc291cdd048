package dev.nines.tracing;

import io.opentelemetry.exporter.otlp.internal.OtlpSpanExporterProvider;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Locale;

/** What sends spans, as the standard variables ask for it. */
final class Exporters {

  private Exporters() {}

  /**
   * One that sends spans by OTLP.
   *
   * @throws TracingException if the settings ask for what there is not
   */
  static SpanExporter of(ConfigProperties settings) {
    try {
      // The library's own reading of its variables: certificates, compression, headers and all.
      return new OtlpSpanExporterProvider().createExporter(settings);
    } catch (ConfigurationException | IllegalArgumentException e) {
      throw refused(e);
    }
  }

  /** What the library does not understand, in its words but for what may be secret in them. */
  static TracingException refused(RuntimeException why) {
    return new TracingException(
        "traces cannot be sent: " + clean(String.valueOf(why.getMessage())));
  }

  /** The library quotes what it does not understand, be it a credential. */
  private static String clean(String message) {
    return message.toLowerCase(Locale.ROOT).contains("header")
        ? "OTEL_EXPORTER_OTLP_HEADERS is no list of headers; expected name=value,name2=value2,"
            + " percent-encoded"
        : message.replaceAll("//[^/@\\s]*@", "//").replaceAll("(query string: ).*", "$1…");
  }
}
