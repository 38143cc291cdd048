package dev.nines.metrics;

import dev.nines.alert.AlertRule.Concern;
import dev.nines.alert.Severity;
import dev.nines.incident.Incident;
import dev.nines.incident.Stage;
import dev.nines.incident.Subject.OfJourney;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Incidents at noon: nobody knew for 24 s, and it was known for five minutes. */
final class TroubleFixture {

  private TroubleFixture() {}

  static Incident open() {
    return incident("1", Severity.CRITICAL, null, new Stage.Open(null));
  }

  static Incident resolved() {
    var over = Fixtures.NOON.plusSeconds(24 + 300);
    return incident("1", Severity.CRITICAL, over, new Stage.Resolved(over, Stage.Ending.RECOVERED));
  }

  static Incident another() {
    return incident("2", Severity.WARNING, null, new Stage.Open(null));
  }

  private static Incident incident(
      String id, Severity severity, @Nullable Instant over, Stage stage) {
    return new Incident(
        id,
        1,
        new OfJourney("support-chat", "A customer is answered", "chat-support", Fixtures.REGION),
        "consecutive",
        severity,
        Concern.CUSTOMERS,
        "3 runs in a row failed",
        null,
        Fixtures.NOON,
        Fixtures.NOON.plusSeconds(24),
        over,
        0,
        stage,
        null);
  }
}
