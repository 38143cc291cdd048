package dev.nines.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.alert.AlertRule.Concern;
import dev.nines.alert.Severity;
import dev.nines.incident.Subject.OfJourney;
import dev.nines.incident.Subject.OfProber;
import dev.nines.incident.Subject.OfService;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IncidentJsonTest {

  /** As it was kept when all incidents were of journeys, and nobody knew who had been told. */
  private static final String OLD =
      """
      {"id":"4bf92f3577b34da6a3ce929d0e0e4736","version":7,
       "subject":{"journey":"support-chat","title":"A customer is answered","service":"chat-support","region":"eu-1"},
       "rule":"consecutive","severity":"critical","concern":"customers","observed":"3 runs in a row failed",
       "lastGood":"2026-03-02T12:00:00Z","firstBad":"2026-03-02T12:00:30Z","detected":"2026-03-02T12:01:00Z",
       "reopened":1,"stage":{"word":"acknowledged","at":"2026-03-02T12:02:00Z","by":"ann"},
       "evidence":{"first":{"runId":"aa","scheduled":"2026-03-02T12:00:30Z","reason":"timeout","step":"send","message":"no answer"},
                   "latest":{"runId":"bb","scheduled":"2026-03-02T12:01:00Z","reason":"error","step":"send","dependency":"login","message":"HTTP 503"},
                   "failures":3,"reasons":{"send: timeout":1,"send: error":2}}}
      """;

  @Test
  void whatWasKeptBeforeServicesHadIncidentsIsReadStill() {
    var incident = IncidentJson.read(OLD);
    assertThat(incident.subject())
        .isEqualTo(new OfJourney("support-chat", "A customer is answered", "chat-support", "eu-1"));
    assertThat(incident.version()).isEqualTo(7);
    assertThat(incident.stage().word()).isEqualTo("acknowledged");
    assertThat(incident.evidence().reasons()).containsEntry("send: error", 2L);
    assertThat(incident.handling()).isEqualTo(Handling.NONE);
    assertThat(IncidentJson.read(IncidentJson.write(incident))).isEqualTo(incident);
  }

  static Stream<Subject> subjects() {
    return Stream.of(
        new OfJourney("help", "A customer is helped", "help", "eu-1"),
        new OfService("help", "Customers are helped", "eu-1"),
        new OfProber("eu-1"));
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void whatIsWrittenIsReadBack(Subject subject) {
    var incident =
        Incident.pending(
                "4bf92f3577b34da6a3ce929d0e0e4736",
                subject,
                "burn-rate-1h",
                Severity.CRITICAL,
                Concern.CUSTOMERS,
                null,
                Instant.EPOCH,
                null)
            .under("0af7651916cd");
    assertThat(IncidentJson.read(IncidentJson.write(incident))).isEqualTo(incident);
  }

  @Test
  void subjectsOfOneNameAreKnownApart() {
    assertThat(subjects().map(Subject::key)).doesNotHaveDuplicates();
  }

  @Test
  void whatIsNoIncidentIsSaidToBeNone() {
    assertThatThrownBy(() -> IncidentJson.read("{\"id\":\"1\",\"subject\":{}}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an incident is kept without its region");
  }
}
