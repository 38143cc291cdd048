package dev.nines.app.watchdog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.time.ManualTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

/** What goes on by itself is seen to stand still. */
class WatchdogTest {

  private final ManualTime time = new ManualTime();
  private final Watchdog watchdog = new Watchdog(time);
  private final ProgressHealth health = new ProgressHealth();

  private Status status() {
    health.watch(watchdog);
    return health.call().getStatus();
  }

  @Test
  void whatComesRoundAgainIsAlive() {
    var turns = watchdog.turns("schedule", Duration.ofSeconds(30));
    for (int i = 0; i < 10; i++) {
      time.advance(Duration.ofSeconds(29));
      turns.moved();
    }
    assertThat(status()).isEqualTo(Status.UP);
  }

  @Test
  void whatDoesNotComeRoundAnyMoreIsStuckAndSaysSo() {
    var turns = watchdog.turns("schedule", Duration.ofSeconds(30));
    watchdog.turns("files", Duration.ofMinutes(5)).moved();
    turns.moved();
    time.advance(Duration.ofSeconds(31));
    assertThat(status()).isEqualTo(Status.DOWN);
    assertThat(health.call().getData().orElseThrow())
        .containsExactly(java.util.Map.entry("schedule", "has not moved for 31 s, more than 30 s"));
    turns.moved();
    assertThat(status()).isEqualTo(Status.UP);
  }

  @Test
  void whatWaitsForWorkStandsStillOnlyWhileItDoesSome() {
    Queue<Runnable> threads = new ArrayDeque<>();
    var executor = watchdog.tasks("notices", Duration.ofMinutes(10)).on(threads::add);
    time.advance(Duration.ofHours(5));
    assertThat(status()).isEqualTo(Status.UP);

    executor.execute(() -> {
      time.advance(Duration.ofMinutes(9));
      assertThat(status()).isEqualTo(Status.UP);
      time.advance(Duration.ofMinutes(2));
      assertThat(status()).isEqualTo(Status.DOWN);
    });
    threads.remove().run();
    assertThat(status()).isEqualTo(Status.UP);
  }

  @Test
  void oneThatFailsHasEndedToo() {
    Queue<Runnable> threads = new ArrayDeque<>();
    var executor = watchdog.tasks("notices", Duration.ofMinutes(10)).on(threads::add);
    executor.execute(() -> {
      throw new IllegalStateException("no receiver");
    });
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> threads.remove().run())
        .hasMessage("no receiver");
    time.advance(Duration.ofHours(1));
    assertThat(status()).isEqualTo(Status.UP);
  }

  @Test
  void aRunMayTakeItsTime() {
    var runs = watchdog.tasks("runs", Duration.ofMinutes(2));
    runs.begin("slow", Duration.ofMinutes(30));
    runs.begin("quick", Duration.ofSeconds(10));
    time.advance(Duration.ofMinutes(1));
    assertThat(watchdog.movements().getFirst().still()).isEqualTo(Duration.ofSeconds(50));
    runs.end("quick");
    time.advance(Duration.ofMinutes(29));
    assertThat(watchdog.movements().getFirst().still()).isZero();
    time.advance(Duration.ofMinutes(3));
    assertThat(status()).isEqualTo(Status.DOWN);
    runs.end("slow");
    assertThat(status()).isEqualTo(Status.UP);
  }
}
