package dev.nines.bench;

import dev.nines.journey.Journey;
import dev.nines.metrics.RunMetrics;
import dev.nines.outcome.Run.Trigger;
import dev.nines.runner.Assignment;
import dev.nines.runner.JourneyRunner;
import dev.nines.time.Clocks;
import dev.nines.time.SystemTimer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A process that plays one journey of one HTTP step again and again, many at a time, while it is
 * told to: {@code go} and {@code stop}, a line each; the end of its input is its own. Answers with
 * the runs that were not good.
 */
final class Saturation {

  private static final String REGION = "bench";

  private final Journey journey;
  private final JourneyRunner runner;
  private final RunMetrics metrics;
  private final AtomicLong notGood = new AtomicLong();
  private volatile boolean going;

  private Saturation(String url) {
    journey = Engines.journey("saturation", url, Duration.ofSeconds(30));
    runner = Engines.runner(Clocks.system(new SystemTimer()));
    metrics = new RunMetrics(Registries.prometheus(), REGION);
    metrics.load(journey);
  }

  /** Plays while it is told to; {@code arguments} are the URL and how many runs go on at a time. */
  public static void main(String... arguments) throws IOException, InterruptedException {
    var saturation = new Saturation(arguments[0]);
    int width = Integer.parseInt(arguments[1]);
    List<Thread> threads = new ArrayList<>();
    saturation.play();
    var orders = new Orders();
    orders.answer("ready");
    for (var order = orders.next(); order != null; order = orders.next()) {
      switch (order) {
        case "go" -> threads = saturation.go(width);
        case "stop" -> saturation.stop(threads);
        default -> throw new IllegalArgumentException(order);
      }
      orders.answer(Long.toString(saturation.notGood.get()));
    }
  }

  private List<Thread> go(int width) {
    going = true;
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      threads.add(
          Thread.startVirtualThread(() -> {
            while (going) {
              play();
            }
          }));
    }
    return threads;
  }

  private void stop(List<Thread> threads) throws InterruptedException {
    going = false;
    for (var thread : threads) {
      thread.join();
    }
  }

  private void play() {
    var assignment = new Assignment(REGION, Trigger.SCHEDULE, Instant.now(), Map.of(), false);
    var run = runner.run(journey, assignment, metrics::on);
    if (!run.outcome().good()) {
      notGood.incrementAndGet();
    }
  }
}
