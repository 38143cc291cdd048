package dev.nines.runner.hostile;

import dev.nines.journey.Act;
import dev.nines.journey.EvaluationException;
import dev.nines.journey.Journey;
import dev.nines.journey.Scope;
import dev.nines.outcome.Run;
import dev.nines.outcome.RunEvent;
import dev.nines.outcome.RunEvent.RunSettled;
import dev.nines.runner.ActExecutor;
import dev.nines.runner.ActExecutors;
import dev.nines.runner.ActorSession;
import dev.nines.runner.Assignment;
import dev.nines.runner.AttemptContext;
import dev.nines.runner.ControlCheck;
import dev.nines.runner.EndOfRun;
import dev.nines.runner.Environment;
import dev.nines.runner.Exchange;
import dev.nines.runner.JourneyRunner;
import dev.nines.runner.Review;
import dev.nines.time.Clocks;
import dev.nines.time.SystemTimer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Plays journeys on the real engine, in real time, and returns when all of it is over: the run has
 * settled, no act is played any more, every session is closed.
 */
public final class Playground implements AutoCloseable {

  private final SystemTimer timer = new SystemTimer();
  private final Map<String, String> secrets = new HashMap<>();
  private final JourneyRunner runner;
  private boolean debug;
  private int busy;

  public Playground(ActExecutors executors) {
    runner =
        new JourneyRunner(
            new ActExecutors(
                counted(executors.http()),
                counted(executors.streams()),
                counted(executors.browser())),
            new Environment() {
              @Override
              public Map<String, String> variables() {
                return Map.of();
              }

              @Override
              public @Nullable String secret(String name) {
                return secrets.get(name);
              }
            },
            ControlCheck.NONE,
            Clocks.system(timer),
            new Random(9));
  }

  /** With an executor of requests alone. */
  public static Playground of(ActExecutor<Act.Request> http) {
    return new Playground(
        new ActExecutors(
            http,
            (act, _) -> {
              throw new IllegalStateException("no streams here: " + act);
            }));
  }

  public Playground secret(String name, String value) {
    secrets.put(name, value);
    return this;
  }

  /** Has runs show what goes over the wire. */
  public Playground debug() {
    debug = true;
    return this;
  }

  public Played play(Journey journey) throws Exception {
    var events = new ArrayList<RunEvent>();
    var settled = new CompletableFuture<Run>();
    var assignment = new Assignment("here", Run.Trigger.DEMAND, Instant.EPOCH, Map.of(), debug);
    long begun = System.nanoTime();
    var ended =
        runner.run(
            journey,
            assignment,
            event -> {
              events.add(event);
              if (event instanceof RunSettled(Run run)) {
                settled.complete(run);
              }
            });
    long took = System.nanoTime() - begun;
    var run = settled.get(20, TimeUnit.SECONDS);
    awaitQuiet();
    return new Played(ended, run, List.copyOf(events), Duration.ofNanos(took));
  }

  private <A extends Act> ActExecutor<A> counted(ActExecutor<A> executor) {
    return new ActExecutor<>() {
      @Override
      public void prepare(ActorSession session, Scope scope, String run, Duration most)
          throws EvaluationException, InterruptedException {
        executor.prepare(session, scope, run, most);
      }

      @Override
      public Review review(Collection<ActorSession> sessions, EndOfRun end)
          throws InterruptedException {
        return executor.review(sessions, end);
      }

      @Override
      public Exchange play(A act, AttemptContext context)
          throws EvaluationException, InterruptedException {
        watch(context);
        begins();
        try {
          return executor.play(act, context);
        } finally {
          ends();
        }
      }
    };
  }

  /** Made before the executor's own resources, so that it is closed after them. */
  private void watch(AttemptContext context) {
    context
        .session()
        .resource(
            Presence.class,
            () -> {
              begins();
              return new Presence(this::ends);
            });
  }

  private record Presence(Runnable over) implements AutoCloseable {
    @Override
    public void close() {
      over.run();
    }
  }

  private synchronized void begins() {
    busy++;
  }

  private synchronized void ends() {
    busy--;
    notifyAll();
  }

  private synchronized void awaitQuiet() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (busy > 0) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError(busy + " acts or sessions did not end within 10 s");
      }
      wait(left);
    }
  }

  @Override
  public void close() {
    timer.close();
  }
}
