package dev.nines.runner;

import static dev.nines.journey.JourneyFixture.get;
import static dev.nines.journey.JourneyFixture.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.JourneyFixture;
import dev.nines.outcome.Cause;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Run.Trigger;
import dev.nines.time.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreadableSecretTest {

  @Test
  void aSecretThatCannotBeReadIsTheProbersFault(@TempDir Path folder) {
    var time = new ManualTime();
    var runner =
        new JourneyRunner(
            new Script(time).executors(),
            new ProcessEnvironment(Map.of("TOKEN_FILE", folder + "/none"), null),
            ControlCheck.NONE,
            time.clocks(),
            new Random(9));
    var run =
        runner.run(
            new JourneyFixture()
                .secrets("TOKEN")
                .step(step("open", get("/open"), Duration.ofSeconds(1)))
                .journey(),
            new Assignment("here", Trigger.DEMAND, time.instant(), Map.of(), false),
            _ -> {});
    assertThat(run.outcome())
        .isEqualTo(
            new Outcome.Inconclusive(
                Cause.CONFIGURATION,
                "secret TOKEN: the file "
                    + folder
                    + "/none (named by TOKEN_FILE) cannot be read: no such file"));
    assertThat(run.steps()).isEmpty();
  }
}
