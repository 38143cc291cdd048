package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.outcome.RunEvent.RunEnded;
import dev.nines.slo.Runs;
import dev.nines.store.Progress;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeadMansSwitchTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration SILENCE = Duration.ofMinutes(2);

  private @Nullable Instant failingSince;
  private long spilled;
  private Instant now = NOON;
  private final DeadMansSwitch dead =
      new DeadMansSwitch(() -> new Progress(0, 0, spilled, 0, null, failingSince), () -> now);

  @Test
  void aProberWhoseRunsEndDoesItsWork() {
    dead.played(new RunEnded(new Runs(1).any("chat", "eu-1", NOON.plusSeconds(300))));
    now = NOON.plusSeconds(310);
    assertThat(dead.trouble(1, SILENCE)).isNull();
  }

  @Test
  void aProberThatHasJustBegunIsGivenTime() {
    now = NOON.plusSeconds(100);
    assertThat(dead.trouble(1, SILENCE)).isNull();
  }

  @Test
  void oneThatTakesOverAfterDaysIsGivenTime() {
    now = NOON.plus(Duration.ofDays(2));
    dead.begin();
    now = now.plusSeconds(100);
    assertThat(dead.trouble(1, SILENCE)).isNull();
    now = now.plusSeconds(21);
    assertThat(dead.trouble(1, SILENCE)).isEqualTo("no run has ended for 121 s");
  }

  @Test
  void aProberWhoseRunsDoNotEndIsInTrouble() {
    now = NOON.plusSeconds(121);
    assertThat(dead.trouble(1, SILENCE)).isEqualTo("no run has ended for 121 s");
  }

  @Test
  void aProberWithoutJourneysIsInTrouble() {
    assertThat(dead.trouble(0, SILENCE)).isEqualTo("no journey is loaded");
  }

  @Test
  void aHistoryThatStaysAwayIsTrouble() {
    failingSince = NOON.minusSeconds(601);
    assertThat(dead.trouble(1, SILENCE))
        .isEqualTo("nothing gets into the history since 2026-11-22T11:49:59Z");
  }

  @Test
  void aHistoryThatIsBackLacksWhatIsStillInTheSpillFile() {
    assertThat(dead.keeps()).isTrue();
    failingSince = NOON;
    spilled = 3;
    assertThat(dead.keeps()).isFalse();
    failingSince = null;
    assertThat(dead.keeps()).isFalse();
    spilled = 0;
    assertThat(dead.keeps()).isTrue();
  }
}
