package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reads metrics, and in which form they are answered. */
@QuarkusTest
class MetricsFormatTest {

  @TestHTTPResource("/")
  URI root;

  private Api.Answer asking(String... accept) throws Exception {
    var api = new Api(root);
    var request = api.request("/metrics");
    for (var types : accept) {
      request.header("Accept", types);
    }
    var answer = api.send(request);
    assertThat(answer.status()).isEqualTo(200);
    return answer;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "text/plain",
        "application/json",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
      })
  void whoAsksForNothingInParticularReadsPlainText(String accept) throws Exception {
    plain(asking(accept));
  }

  @Test
  void whoSaysNothingReadsPlainText() throws Exception {
    plain(asking());
  }

  /** The first as Prometheus says it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,"
            + "text/plain;version=0.0.4;q=0.5,*/*;q=0.1",
        "application/openmetrics-text; version=1.0.0; charset=utf-8",
        "application/openmetrics-text"
      })
  void whoAsksForOpenMetricsGetsIt(String accept) throws Exception {
    var answer = asking(accept);
    assertThat(answer.type())
        .isEqualTo("application/openmetrics-text; version=1.0.0; charset=utf-8");
    assertThat(answer.text()).endsWith("# EOF\n");
  }

  private static void plain(Api.Answer answer) {
    assertThat(answer.type()).startsWith("text/plain").contains("version=0.0.4");
    assertThat(answer.text())
        .contains("# TYPE process_start_time_seconds gauge")
        .doesNotContain("# EOF");
  }
}
