package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nines.practice.Faults;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Trouble on real sockets, as it is seen over HTTP: its runs are played by the schedule. */
@QuarkusTest
class IncidentsApiTest extends OnPracticeChat {

  private static final String OFTEN =
      """
      journey: often
      title: A customer opens a chat
      interval: 1s
      timeout: 900ms
      actors:
        customer: { url: "${env.CHAT_URL}", timeout: 800ms }
      steps:
        - step: open chat
          as: customer
          post: /api/chats
          json: { topic: cards }
          expect: status == 201
      """;

  private JsonNode current(String stage) throws Exception {
    while (true) {
      served.prober().beat();
      for (var incident : api.get("/api/v1/incidents").json().path("current")) {
        if (incident.path("rule").asText().equals("consecutive")
            && incident.path("stage").asText().equals(stage)) {
          return incident;
        }
      }
      Thread.onSpinWait();
    }
  }

  @Test
  void aFaultIsAnIncidentThatIsTakenUpAndEndsWithIt() throws Exception {
    served.chat().faults(Faults.none().withErrorShare(1));
    served.write("often.yaml", OFTEN).look();

    var incident = current("open");
    var id = incident.path("id").asText();
    assertThat(incident.path("severity").asText()).isEqualTo("critical");
    assertThat(incident.at("/latest/step").asText()).isEqualTo("open chat");
    assertThat(incident.at("/latest/reason").asText()).isEqualTo("error");
    var runs = api.get("/api/v1/runs/" + incident.at("/latest/run").asText());
    assertThat(runs.status()).as("the evidence can be looked at").isEqualTo(200);

    var taken = api.post("/api/v1/incidents/" + id + "/acknowledge?by=ann");
    assertThat(taken.at("/acknowledged/by").asText()).as(taken.text()).isEqualTo("ann");
    assertThat(current("acknowledged").path("id").asText()).isEqualTo(id);

    served.chat().faults(Faults.none());
    var ended = api.get("/api/v1/incidents/" + id).json();
    while (!ended.path("stage").asText().equals("resolved")) {
      served.prober().beat();
      ended = api.get("/api/v1/incidents/" + id).json();
    }
    assertThat(ended.path("ending").asText()).isEqualTo("recovered");
    assertThat(ended.path("active").isNumber()).isTrue();
    var again = api.post("/api/v1/incidents/" + id + "/acknowledge?by=bob");
    problem(
        again, 409, "Conflict", "incident \"" + id + "\" is over; there is nothing to acknowledge");
  }

  @Test
  void whereNothingIsWrongThereAreNone() throws Exception {
    golden("incidents", api.get("/api/v1/incidents"));
  }

  @Test
  void whatThereIsNotIsSaidInWords() throws Exception {
    problem(
        api.get("/api/v1/incidents/none"),
        404,
        "Not found",
        "there is no incident \"none\"; an id has 32 hexadecimal digits");
    problem(
        api.post("/api/v1/incidents/none/acknowledge?by=ann"),
        404,
        "Not found",
        "there is no incident \"none\"; an id has 32 hexadecimal digits");
    assertThat(api.post("/api/v1/incidents/none/acknowledge").detail())
        .startsWith("by is missing, longer than 100 characters or more than one line");
    assertThat(api.post("/api/v1/incidents/none/acknowledge?by=ann%0Abob").detail())
        .startsWith("by is missing, longer than 100 characters or more than one line");
  }
}
