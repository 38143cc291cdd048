package dev.nines.notify;

import dev.nines.alert.AlertRule.Concern;
import dev.nines.alert.Receiver;
import dev.nines.alert.Severity;
import dev.nines.incident.Incident;
import dev.nines.incident.Stage;
import dev.nines.incident.Subject.OfJourney;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Tries a receiver out, in a way that nobody takes for trouble. */
public final class TestNotice {

  /** Stands where a message of real trouble names a journey, service and rule. */
  public static final String NAME = "nines-test";

  private TestNotice() {}

  /**
   * A notice of nothing.
   *
   * @param id unique, so that the other side drops no second test as a repeat of the first
   */
  public static Notice of(
      String id, Receiver receiver, String environment, String region, Instant now) {
    var nothing =
        new Incident(
            id,
            1,
            new OfJourney(NAME, "TEST — nothing is wrong", NAME, region),
            NAME,
            Severity.ADVISORY,
            Concern.PROBER,
            "somebody tries receiver " + receiver.name() + " out",
            null,
            now,
            now,
            now,
            0,
            new Stage.Resolved(now, Stage.Ending.RECOVERED),
            null);
    return new Notice(
        id,
        1,
        Notice.Kind.TEST,
        "test of receiver " + receiver.name(),
        Severity.ADVISORY,
        environment,
        region,
        List.of(nothing),
        now,
        null,
        Map.of(),
        null);
  }
}
