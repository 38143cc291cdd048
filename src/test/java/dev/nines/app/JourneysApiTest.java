package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JourneysApiTest extends OnPracticeChat {

  @Test
  void theJourneysInForceAreListedWithTheirLastRunsAndTheirFiles() throws Exception {
    served.write("broken.yaml", "journey: broken\nstepz: []\n");
    served.write("slow.yaml", "journey: slow\nsteps: []\n").look();
    api.post("/api/v1/journeys/support-chat/runs?wait=60s");
    golden("journeys", api.get("/api/v1/journeys"));
  }

  @Test
  void aJourneyIsShownAsWritten() throws Exception {
    var answer = api.get("/api/v1/journeys/support-chat");
    golden("journey", answer);
    assertThat(answer.text()).doesNotContain("operator-practice", "customer-practice", "Bearer");
  }

  @Test
  void declaredBackendsAreToldAsTheyAreSeenNow() throws Exception {
    served
        .write(
            "service.yaml",
            """
            service: chat-support
            backends:
              check: { get: /health, timeout: 1s, every: 1s }
              at: { chat-1: "%s", chat-2: "http://127.0.0.1:1" }
            """
                .formatted(served.chat().backendUris().getFirst()))
        .look();
    golden("backends", api.get("/api/v1/backends?service=chat-support"));
    var seen = api.get("/api/v1/backends");
    while (seen.at("/backends/0/state").asText().equals("unknown")
        || seen.at("/backends/1/state").asText().equals("unknown")) {
      served.prober().beat();
      seen = api.get("/api/v1/backends");
    }
    assertThat(seen.at("/backends/0/state").asText()).as(seen.text()).isEqualTo("up");
    assertThat(seen.at("/backends/1/state").asText()).as(seen.text()).isEqualTo("down");
    problem(
        api.get("/api/v1/backends?service=chat"),
        404,
        "Unknown service with backends",
        "there is no service with backends \"chat\"; expected chat-support");
  }

  @Test
  void theNextStartIsToCome() throws Exception {
    var before = Instant.now();
    var next = api.get("/api/v1/journeys/quick").json().at("/status/next").asText();
    assertThat(Instant.parse(next)).isBetween(before, Instant.now().plus(Duration.ofHours(1)));
  }

  @Test
  void anUnknownJourneyIsAnsweredWithTheOneThatWasMeant() throws Exception {
    problem(
        api.get("/api/v1/journeys/suport-chat"),
        404,
        "Unknown journey",
        "there is no journey \"suport-chat\"; did you mean \"support-chat\"?");
    problem(
        api.get("/api/v1/journeys/checkout"),
        404,
        "Unknown journey",
        "there is no journey \"checkout\"; expected one of elsewhere, quick, slow, support-chat");
  }

  @Test
  void beforeTheProberIsReadyItSaysSo() throws Exception {
    duty.take(null);
    var answer = api.get("/api/v1/journeys");
    problem(answer, 503, "Not available now", "the prober is starting or ending");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
  }
}
