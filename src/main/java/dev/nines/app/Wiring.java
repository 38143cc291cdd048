package dev.nines.app;

import dev.nines.cli.Version;
import dev.nines.runner.ActExecutors;
import dev.nines.runner.ControlCheck;
import dev.nines.runner.Environment;
import dev.nines.runner.JourneyRunner;
import dev.nines.runner.client.ActorClients;
import dev.nines.runner.client.SystemResolver;
import dev.nines.runner.http.HttpExecutor;
import dev.nines.runner.stream.StreamExecutor;
import dev.nines.time.Clocks;
import dev.nines.time.SystemTimer;
import java.util.concurrent.ThreadLocalRandom;

/** The engine and its executors, put together. */
final class Wiring {

  private static final int MOST_LOOKUPS = 64;

  private Wiring() {}

  static JourneyRunner runner(Environment environment, ControlCheck control) {
    SystemResolver.keepNoAnswers();
    var clients =
        new ActorClients(new SystemResolver(MOST_LOOKUPS), "nines/" + Version.current().version());
    return new JourneyRunner(
        new ActExecutors(new HttpExecutor(clients), new StreamExecutor(clients)),
        environment,
        control,
        Clocks.system(new SystemTimer()),
        () -> ThreadLocalRandom.current().nextLong());
  }
}
