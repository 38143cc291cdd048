package dev.nines.bench;

import dev.nines.expression.ExpressionCompiler;
import dev.nines.journey.Journey;
import dev.nines.outcome.Run;
import dev.nines.outcome.Run.Trigger;
import dev.nines.runner.ActExecutors;
import dev.nines.runner.Assignment;
import dev.nines.runner.ControlCheck;
import dev.nines.runner.JourneyRunner;
import dev.nines.runner.ProcessEnvironment;
import dev.nines.runner.browser.BrowserExecutor;
import dev.nines.runner.browser.BrowserOptions;
import dev.nines.time.Clocks;
import dev.nines.time.SystemTimer;
import dev.nines.yaml.JourneyFiles;
import dev.nines.yaml.JourneyLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A process that plays a journey in one slot, one run after the other, as often as it is told: a
 * number a line. Answers with the runs' outcomes, a word each; the end of its input is its own.
 */
public final class BrowserRuns {

  private final Journey journey;
  private final JourneyRunner runner;

  private BrowserRuns(Journey journey, BrowserExecutor browser) {
    this.journey = journey;
    this.runner =
        new JourneyRunner(
            new ActExecutors(
                (act, _) -> {
                  throw new IllegalStateException("no requests are measured here: " + act);
                },
                (act, _) -> {
                  throw new IllegalStateException("no streams are measured here: " + act);
                },
                browser),
            new ProcessEnvironment(Map.of(), null),
            ControlCheck.NONE,
            Clocks.system(new SystemTimer()),
            () -> ThreadLocalRandom.current().nextLong());
  }

  /** The argument is the journey's file. */
  public static void main(String... arguments) throws IOException {
    var loaded =
        new JourneyLoader(new ExpressionCompiler())
            .load(JourneyFiles.read(List.of(Path.of(arguments[0]))));
    var journey =
        loaded.journeys().stream()
            .findFirst()
            .orElseThrow(() -> new IOException(String.valueOf(loaded.problems())));
    var environment = new HashMap<>(System.getenv());
    environment.put("NINES_BROWSER_SLOTS", "1");
    var options = BrowserOptions.of(environment, Path.of(System.getProperty("user.home")));
    try (var browser = new BrowserExecutor(options)) {
      var runs = new BrowserRuns(journey, browser);
      var orders = new Orders();
      for (var order = orders.next(); order != null; order = orders.next()) {
        orders.answer(runs.play(Integer.parseInt(order)));
      }
    }
    System.exit(0);
  }

  private String play(int times) {
    var words = new StringBuilder();
    for (int time = 0; time < times; time++) {
      var outcome = play().outcome();
      if (!outcome.good()) {
        System.err.println(outcome);
      }
      words.append(outcome.word()).append(' ');
    }
    return words.toString().strip();
  }

  private Run play() {
    return runner.run(
        journey,
        new Assignment("bench", Trigger.SCHEDULE, Instant.now(), Map.of(), false),
        _ -> {});
  }
}
