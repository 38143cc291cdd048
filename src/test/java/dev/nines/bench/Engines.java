package dev.nines.bench;

import dev.nines.journey.Journey;
import dev.nines.journey.JourneyFixture;
import dev.nines.journey.LeavesEvidence;
import dev.nines.runner.ActExecutors;
import dev.nines.runner.ControlCheck;
import dev.nines.runner.JourneyRunner;
import dev.nines.runner.ProcessEnvironment;
import dev.nines.runner.client.ActorClients;
import dev.nines.runner.client.SystemResolver;
import dev.nines.runner.http.HttpExecutor;
import dev.nines.time.Clocks;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** The engine as the product puts it together, and the journey that the benchmarks play. */
final class Engines {

  /** Simultaneous look-ups of hosts. */
  private static final int LOOKUPS = 32;

  private Engines() {}

  static JourneyRunner runner(Clocks clocks) {
    var clients = new ActorClients(new SystemResolver(LOOKUPS), "nines-bench");
    return new JourneyRunner(
        new ActExecutors(
            new HttpExecutor(clients),
            (act, _) -> {
              throw new IllegalStateException("no streams are measured here: " + act);
            }),
        new ProcessEnvironment(Map.of(), null),
        ControlCheck.NONE,
        clocks,
        () -> ThreadLocalRandom.current().nextLong());
  }

  /** One GET of {@code url} on a fresh connection, with one expectation. */
  static Journey journey(String name, String url, Duration interval) {
    var step =
        JourneyFixture.expecting(
            JourneyFixture.step("get", JourneyFixture.get("/"), Duration.ofSeconds(5)),
            "status == 200");
    var plain =
        new JourneyFixture()
            .actor(JourneyFixture.actor("client", url))
            .step(step)
            .timeout(Duration.ofSeconds(8))
            .journey(name);
    return new Journey(
        plain.name(),
        plain.title(),
        plain.service(),
        interval,
        plain.timeout(),
        plain.overlap(),
        plain.vars(),
        plain.actors(),
        plain.when(),
        plain.steps(),
        plain.milestones(),
        plain.objectives(),
        plain.teardown(),
        plain.labels(),
        plain.regions(),
        plain.secrets(),
        LeavesEvidence.ON_FAILURE);
  }
}
