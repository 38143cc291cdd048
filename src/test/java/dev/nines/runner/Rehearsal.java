package dev.nines.runner;

import dev.nines.journey.Journey;
import dev.nines.outcome.Run;
import dev.nines.outcome.RunEvent;
import dev.nines.time.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A runner on a script and hand-turned time. */
final class Rehearsal {

  final ManualTime time = new ManualTime();
  final Script script = new Script(time);
  final List<RunEvent> events = new ArrayList<>();
  final Map<String, String> variables = new java.util.HashMap<>();
  final Map<String, String> secrets = new java.util.HashMap<>();
  final CompletableFuture<Run> settled = new CompletableFuture<>();
  boolean connected = true;
  private int scenes;
  private int retries;
  private @Nullable JourneyRunner runner;

  JourneyRunner runner() {
    if (runner == null) {
      runner =
          new JourneyRunner(
              script.executors(),
              new Environment() {
                @Override
                public Map<String, String> variables() {
                  return variables;
                }

                @Override
                public @Nullable String secret(String name) {
                  return secrets.get(name);
                }
              },
              () -> connected,
              time.clocks(),
              new Random(9));
    }
    return runner;
  }

  /** Begins a run on a thread of its own. */
  CompletableFuture<Run> begin(Journey journey) {
    var run = new CompletableFuture<Run>();
    var assignment = new Assignment("here", Run.Trigger.DEMAND, time.instant(), Map.of(), true);
    var player = runner();
    Thread.ofVirtual()
        .start(() -> {
          try {
            run.complete(player.run(journey, assignment, this::note));
          } catch (Throwable e) {
            run.completeExceptionally(e);
          }
        });
    return run;
  }

  private void note(RunEvent event) {
    synchronized (events) {
      events.add(event);
      events.notifyAll();
    }
    if (event instanceof RunEvent.RunSettled settledEvent) {
      settled.complete(settledEvent.run());
    }
  }

  /** Waits until the next scene has begun and {@code alarms} alarms are set, then turns time on. */
  void play(int alarms, Duration step) throws InterruptedException {
    script.awaitScenes(++scenes);
    advance(alarms, step);
  }

  /** Waits until the run pauses before its next retry, then turns time on. */
  void retry(Duration step) throws InterruptedException {
    synchronized (events) {
      retries++;
      while (events.stream().filter(RunEvent.RetryAwaited.class::isInstance).count() < retries) {
        events.wait(10_000);
      }
    }
    advance(1, step);
  }

  /** Waits until {@code alarms} alarms are set, then turns time on. */
  void advance(int alarms, Duration step) throws InterruptedException {
    time.awaitAlarms(alarms);
    time.advance(step);
  }

  static <T> T soon(CompletableFuture<T> future) throws Exception {
    return future.get(10, TimeUnit.SECONDS);
  }
}
