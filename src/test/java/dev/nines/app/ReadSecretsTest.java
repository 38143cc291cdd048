package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.cli.configuration.Secret;
import dev.nines.runner.ProcessEnvironment;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadSecretsTest {

  private final ReadSecrets secrets =
      new ReadSecrets(
          new ProcessEnvironment(
              Map.of(
                  "KEY",
                  "hunter2",
                  "NINES_GIT_TOKEN",
                  "glpat-of-the-team",
                  "NINES_LINK_KEY_FILE",
                  "/nowhere"),
              null));

  @Test
  void aSecretIsTakenOutOnceItWasRead() {
    assertThat(secrets.redactor().redact("by hunter2")).isEqualTo("by hunter2");
    assertThat(secrets.secret("KEY")).isEqualTo("hunter2");
    assertThat(secrets.redactor().redact("by hunter2")).isEqualTo("by [secret]");
  }

  @Test
  void thoseOfTheProberItselfAreFromTheBeginning() {
    assertThat(secrets.redactor().redact("by glpat-of-the-team")).isEqualTo("by [secret]");
  }

  @Test
  void noneOfThemIsForgotten() {
    assertThat(Secret.ALL)
        .extracting(Secret::name)
        .contains("SENTRY_DSN", "NINES_TOKENS", "NINES_HEARTBEAT_URL", "OTEL_EXPORTER_OTLP_HEADERS")
        .allSatisfy(name -> {
          var read = new ReadSecrets(new ProcessEnvironment(Map.of(name, "hush-hush"), null));
          assertThat(read.redactor().redact("by hush-hush")).isEqualTo("by [secret]");
        });
  }
}
