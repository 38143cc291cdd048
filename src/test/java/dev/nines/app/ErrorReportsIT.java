package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.sentry.EnvelopeReceiver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged daemon reports what it logs as an error, and no failing journey. */
class ErrorReportsIT {

  private static final String NOBODY_THERE =
      """
      journey: nobody-there
      interval: 1s
      timeout: 1s
      actors:
        customer: { url: "http://127.0.0.1:1", timeout: 900ms }
      steps:
        - step: look
          get: /
          headers: { Authorization: "Bearer ${secret.KEY}" }
      """;

  private static final Pattern REFUSED =
      Pattern.compile("nines_runs_total\\{[^}]*reason=\"refused\"[^}]*} [1-9]");

  @TempDir private Path folder;
  @TempDir private Path kept;

  @Test
  void anErrorInTheLogIsAnEventAndAFailedRunIsNone() throws Exception {
    Files.writeString(folder.resolve("nobody.yaml"), NOBODY_THERE);
    try (var receiver = EnvelopeReceiver.start();
        var daemon =
            DaemonProcess.start(
                folder,
                kept.resolve("nines.db"),
                Map.of("SENTRY_DSN", receiver.dsn(), "KEY", "hunter2-of-the-shop"),
                "--environment",
                "rehearsal")) {
      daemon.eventually("/metrics", text -> REFUSED.matcher(text).find());
      Files.writeString(folder.resolve("broken.yaml"), "journey: hunter2-of-the-shop!\n");

      var event = receiver.await(1).getFirst();
      assertThat(event.path("logger").asText()).isEqualTo("nines.journeys");
      assertThat(event.path("environment").asText()).isEqualTo("rehearsal");
      assertThat(event.at("/tags/region").asText()).isEqualTo("local");
      assertThat(event.at("/message/formatted").asText()).contains("broken.yaml");
      assertThat(receiver.all()).doesNotContain("hunter2").doesNotContain("nobody-there");
    }
  }
}
