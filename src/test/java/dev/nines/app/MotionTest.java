package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.app.watchdog.Watchdog;
import dev.nines.journey.Journey;
import dev.nines.journey.JourneyFixture;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Run;
import dev.nines.outcome.Run.Trigger;
import dev.nines.outcome.RunEvent.RunEnded;
import dev.nines.outcome.RunEvent.RunStarted;
import dev.nines.time.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What of a prober has to go on, and is missed where it does not. */
class MotionTest {

  private final ManualTime time = new ManualTime();
  private final Motion motion = new Motion(new Watchdog(time), time);
  private final Journey journey =
      new JourneyFixture()
          .step(JourneyFixture.step("send", JourneyFixture.get("/"), Duration.ofSeconds(1)))
          .journey("support-chat");

  /** Everything comes round but for what is missing. */
  private void pass(Duration length, String missing) {
    var end = time.instant().plus(length);
    while (time.instant().isBefore(end)) {
      time.advance(Duration.ofSeconds(1));
      if (!missing.equals("schedule")) {
        motion.scheduled();
      }
      if (!missing.equals("alerting")) {
        motion.judged();
      }
      if (!missing.equals("files")) {
        motion.looked();
      }
    }
  }

  private void started(String run) {
    var now = time.instant();
    motion.on(
        new RunStarted(run, journey.name(), "chat", "eu-1", Trigger.SCHEDULE, now, now),
        _ -> journey);
  }

  private void ended(String run) {
    var now = time.instant();
    motion.on(
        new RunEnded(
            new Run(
                run,
                journey.name(),
                "chat",
                "eu-1",
                Trigger.SCHEDULE,
                now,
                now,
                Duration.ofSeconds(1),
                new Outcome.Passed(),
                List.of(),
                Map.of())),
        _ -> journey);
  }

  @Test
  void aProberThatDoesItsWorkMoves() {
    for (int i = 0; i < 100; i++) {
      started("run-" + i);
      pass(Duration.ofSeconds(20), "");
      ended("run-" + i);
    }
    pass(Duration.ofHours(1), "");
    assertThat(motion.stuck()).isNull();
  }

  @Test
  void aScheduleThatStandsStillIsMissedAndSoIsItsTimer() {
    pass(Duration.ofSeconds(30), "schedule");
    assertThat(motion.stuck()).isNull();
    pass(Duration.ofSeconds(1), "schedule");
    assertThat(motion.stuck()).isEqualTo("schedule: nothing has moved for 31 s");
    pass(Duration.ofSeconds(2), "");
    assertThat(motion.stuck()).isNull();
  }

  @Test
  void alertingAndFilesAreMissedOnTheirOwn() {
    pass(Duration.ofSeconds(31), "alerting");
    assertThat(motion.stuck()).startsWith("alerting: ");
    pass(Duration.ofSeconds(301), "files");
    assertThat(motion.stuck()).isEqualTo("files: nothing has moved for 301 s");
  }

  @Test
  void aRunThatDoesNotEndIsMissedLongAfterItsDeadline() {
    started("run");
    pass(journey.timeout().plus(Journey.TEARDOWN_LIMIT).plusMinutes(3), "");
    assertThat(motion.stuck()).isNull();
    pass(Duration.ofSeconds(1), "");
    assertThat(motion.stuck()).isEqualTo("runs: nothing has moved for 181 s");
    ended("run");
    assertThat(motion.stuck()).isNull();
  }
}
