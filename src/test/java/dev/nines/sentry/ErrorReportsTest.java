package dev.nines.sentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.runner.Redactor;
import dev.nines.time.ManualTime;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is logged as an error, as whoever speaks Sentry's protocol reads it. */
class ErrorReportsTest {

  private static final Logger LOG = Logger.getLogger("dev.nines.test");
  private static final String SECRET = "hunter2-of-the-shop";

  private final ManualTime time = new ManualTime();
  private final EnvelopeReceiver receiver = EnvelopeReceiver.start();
  private ErrorReports reports;

  @BeforeEach
  void start() {
    reports =
        ErrorReports.start(
            new SentrySettings(receiver.dsn()),
            new Origin("1.2.3", "rehearsal", "eu-1", "prober-0"),
            new Redactor(List.of(SECRET)),
            time);
  }

  @AfterEach
  void end() {
    MDC.clear();
    reports.close();
    receiver.close();
  }

  @Test
  void anErrorIsAnEventThatNamesItsProberAndItsRun() throws Exception {
    MDC.put("journey", "chat");
    MDC.put("run", "0123456789abcdef0123456789abcdef");
    LOG.errorf(new IllegalStateException("a step is not over"), "run %d failed unforeseen", 7);

    var event = receiver.await(1).getFirst();

    assertThat(event.path("level").asText()).isEqualTo("error");
    assertThat(event.path("logger").asText()).isEqualTo("dev.nines.test");
    assertThat(event.at("/message/formatted").asText()).isEqualTo("run 7 failed unforeseen");
    assertThat(event.path("environment").asText()).isEqualTo("rehearsal");
    assertThat(event.path("release").asText()).isEqualTo("nines@1.2.3");
    assertThat(event.path("server_name").asText()).isEqualTo("prober-0");
    assertThat(event.at("/tags/region").asText()).isEqualTo("eu-1");
    assertThat(event.at("/tags/journey").asText()).isEqualTo("chat");
    assertThat(event.at("/tags/run").asText()).isEqualTo("0123456789abcdef0123456789abcdef");
    var exception = event.at("/exception/values/0");
    assertThat(exception.path("type").asText()).isEqualTo("IllegalStateException");
    assertThat(exception.path("value").asText()).isEqualTo("a step is not over");
    assertThat(exception.at("/stacktrace/frames").toString()).contains("ErrorReportsTest");
  }

  @Test
  void noSecretIsInAnEvent() throws Exception {
    LOG.error(
        "cannot log in with " + SECRET,
        new IllegalStateException("at " + SECRET, new java.io.IOException("by " + SECRET)));

    receiver.await(1);

    assertThat(receiver.all()).contains("cannot log in with [secret]").doesNotContain(SECRET);
  }

  @Test
  void warningsAreNobodysBusiness() throws Exception {
    LOG.warn("a file does not load");
    LOG.error("the end");

    assertThat(receiver.await(1))
        .singleElement()
        .extracting(event -> event.at("/message/formatted").asText())
        .isEqualTo("the end");
  }

  @Test
  void errorsThatComeInMassesAreReportedTenTimesAMinute() throws Exception {
    for (int error = 0; error < 50; error++) {
      LOG.error("number " + error);
    }
    assertThat(receiver.await(10)).hasSize(10);

    time.advance(Duration.ofSeconds(6));
    LOG.error("after a while");

    var events = receiver.await(11);
    assertThat(events).hasSize(11);
    assertThat(events.getLast().path("extra").toString())
        .isEqualTo("{\"errors not reported before this one\":40}");
  }

  @Test
  void afterItsEndNothingIsReported() throws Exception {
    LOG.error("one");
    receiver.await(1);
    reports.close();
    LOG.error("two");

    assertThat(receiver.all()).doesNotContain("two");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sentry.example.com",
        "https://sentry.example.com/42",
        "https://key@host",
        "https://key@my_host/42"
      })
  void whatIsNoDsnIsSaidWithoutIt(String text) {
    assertThatThrownBy(() -> SentrySettings.of(_ -> text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("SENTRY_DSN is no DSN; expected one such as https://KEY@sentry.example.com/42");
  }

  @Test
  void withoutADsnNothingIsReported() {
    assertThat(SentrySettings.of(_ -> null)).isNull();
    assertThat(SentrySettings.of(_ -> " ")).isNull();
  }
}
