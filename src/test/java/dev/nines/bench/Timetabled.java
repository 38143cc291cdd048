package dev.nines.bench;

import dev.nines.journey.Journey;
import dev.nines.metrics.RunMetrics;
import dev.nines.outcome.Phase;
import dev.nines.outcome.RunEvent;
import dev.nines.outcome.RunEvent.RunEnded;
import dev.nines.schedule.Launcher;
import dev.nines.schedule.Schedule;
import dev.nines.schedule.StartListener;
import dev.nines.time.Clocks;
import dev.nines.time.SystemTimer;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A process that plays many journeys on their schedules, as the daemon does, until it is asked what
 * became of them: the starts that were late, then the runs.
 */
final class Timetabled implements StartListener {

  private static final String REGION = "bench";

  /** More than ever go on at a time here. */
  private static final int BOUND = 1_000;

  private final RunMetrics metrics;
  private final Queue<Started> starts = new ConcurrentLinkedQueue<>();
  private final Queue<String> runs = new ConcurrentLinkedQueue<>();

  private record Started(Instant at, long lateness) {}

  private Timetabled(MeterRegistry registry) {
    metrics = new RunMetrics(registry, REGION);
  }

  /**
   * Plays until it is asked; {@code arguments} are the URL, how many journeys, and their interval
   * in seconds.
   */
  public static void main(String... arguments) throws IOException, InterruptedException {
    var clocks = Clocks.system(new SystemTimer());
    var timetabled = new Timetabled(Registries.prometheus());
    var runner = Engines.runner(clocks);
    var launcher = new Launcher(runner, timetabled::on, REGION, BOUND, 0);
    var schedule = new Schedule(launcher, runner, timetabled, REGION, clocks);
    var interval = Duration.ofSeconds(Long.parseLong(arguments[2]));
    List<Journey> journeys = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
      journeys.add(Engines.journey("journey-" + i, arguments[0], interval));
    }
    journeys.forEach(timetabled.metrics::load);
    schedule.replace(journeys);
    try (var beats = Executors.newSingleThreadScheduledExecutor()) {
      var _ = beats.scheduleAtFixedRate(schedule::beat, 0, 1, TimeUnit.SECONDS);
      var orders = new Orders();
      orders.answer("ready");
      while (orders.next() != null) {
        orders.answer(timetabled.lateStarts());
        orders.answer(String.join(" ", timetabled.runs));
      }
      schedule.end(Duration.ofSeconds(1), Duration.ofSeconds(1));
      beats.shutdownNow();
    }
  }

  private String lateStarts() {
    var text = new StringBuilder();
    starts.forEach(start ->
        text.append(start.at().toEpochMilli()).append(',').append(start.lateness()).append(' '));
    return text.toString();
  }

  private void on(RunEvent event) {
    metrics.on(event);
    if (event instanceof RunEnded(var run)) {
      var attempt = run.steps().getFirst().attempts().getFirst();
      var processing = attempt.phases().getOrDefault(Phase.PROCESSING, Duration.ZERO);
      runs.add(
          "%s,%d,%s,%d,%d"
              .formatted(
                  run.id(),
                  run.scheduled().toEpochMilli(),
                  run.outcome().word(),
                  attempt.duration().toNanos(),
                  processing.toNanos()));
    }
  }

  @Override
  public void due(String journey) {
    metrics.due(journey);
  }

  @Override
  public void passedOver(String journey, Instant scheduled) {
    metrics.overdue(journey);
  }

  @Override
  public void missed(String journey, Instant scheduled) {
    metrics.due(journey);
    metrics.overdue(journey);
  }

  @Override
  public void clockSet(Instant from, Instant to) {}

  @Override
  public void late(Duration lateness) {
    metrics.late(lateness);
    starts.add(new Started(Instant.now(), lateness.toNanos()));
  }
}
