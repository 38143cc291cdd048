package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What runs left to look at, over HTTP. */
@QuarkusTest
class EvidenceApiTest extends OnPracticeChat {

  @Test
  void aRunNamesWhatItLeftAndItIsGiven() throws Exception {
    var run = api.post("/api/v1/journeys/quick/runs?wait=30s").at("/id").asText();
    assertThat(api.get("/api/v1/runs/" + run).at("/evidence")).isEmpty();
    var _ =
        served
            .prober()
            .shown()
            .evidence()
            .keep(
                run,
                draft -> {
                  draft.add("customer-console.txt", new byte[] {'h', 'i'});
                  draft.add("customer-trace.zip", new byte[3]);
                });

    var left = api.get("/api/v1/runs/" + run).at("/evidence");
    assertThat(left).hasSize(2);
    assertThat(left.at("/0/name").asText()).isEqualTo("customer-console.txt");
    assertThat(left.at("/0/bytes").asLong()).isEqualTo(2);
    var console = api.get(left.at("/0/href").asText());
    assertThat(console.status()).isEqualTo(200);
    assertThat(console.text()).isEqualTo("hi");
    assertThat(console.type()).isEqualToIgnoringCase("text/plain; charset=utf-8");
    assertThat(console.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(console.header("Content-Security-Policy")).contains("sandbox");
    assertThat(console.header("Content-Disposition"))
        .isEqualTo("inline; filename=\"%s-customer-console.txt\"".formatted(run.substring(0, 8)));
    var trace = api.get(left.at("/1/href").asText());
    assertThat(trace.type()).isEqualTo("application/zip");
    assertThat(trace.header("Content-Disposition")).startsWith("attachment; ");
  }

  @Test
  void whatIsNotHereIsSaidAndNothingElseIsGiven() throws Exception {
    var run = "4bf92f3577b34da6a3ce929d0e0e4736";
    problem(
        api.get("/api/v1/runs/" + run + "/evidence/customer.har"),
        404,
        "Not found",
        "there is no evidence \"customer.har\" of run \""
            + run
            + "\" here, in eu-1; it is kept for a"
            + " time, by the prober that played the run");
    for (var name : new String[] {"..%2f..%2fchat.yaml", "%2e%2e", "..%5cchat.yaml"}) {
      assertThat(api.get("/api/v1/runs/" + run + "/evidence/" + name).status())
          .as(name)
          .isBetween(400, 404);
    }
  }
}
