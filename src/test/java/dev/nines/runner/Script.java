package dev.nines.runner;

import dev.nines.journey.Act;
import dev.nines.journey.EvaluationException;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.ServerVerdict;
import dev.nines.time.ManualTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Executors that play what a test wrote, on hand-turned time: each exchange takes as long as it
 * says.
 */
final class Script {

  interface Scene {
    Exchange play(AttemptContext context) throws Exception;
  }

  private final ManualTime time;
  private final ArrayDeque<Scene> scenes = new ArrayDeque<>();
  private int begun;
  final List<String> asked = new ArrayList<>();
  final List<String> baseUrls = new ArrayList<>();

  Script(ManualTime time) {
    this.time = time;
  }

  ActExecutors executors() {
    return new ActExecutors(
        (act, context) -> next(act, context), (act, context) -> next(act, context));
  }

  private Exchange next(Act act, AttemptContext context)
      throws EvaluationException, InterruptedException {
    Scene scene;
    synchronized (this) {
      asked.add(act instanceof Act.Request request ? request.target().toString() : act.toString());
      baseUrls.add(context.baseUrl());
      scene = scenes.poll();
    }
    if (scene == null) {
      throw new IllegalStateException("the script has no more scenes");
    }
    try {
      return scene.play(context);
    } catch (EvaluationException | InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private synchronized void begun() {
    begun++;
    notifyAll();
  }

  /** Blocks until {@code count} scenes have begun. */
  synchronized void awaitScenes(int count) throws InterruptedException {
    while (begun < count) {
      wait(10_000);
    }
  }

  synchronized Script then(Scene scene) {
    scenes.add(scene);
    return this;
  }

  Script answers(int status, Duration after) {
    return answers(status, after, Map.of());
  }

  Script answers(int status, Duration after, Map<String, Object> names) {
    return then(context -> {
      context.progress().firstByteSent();
      begun();
      time.sleep(after);
      Map<String, Object> all = new HashMap<>(names);
      all.put("status", (long) status);
      return new Exchange.Answered(all, "HTTP " + status + " from the script");
    });
  }

  Script breaks(ClientVerdict client, Duration after) {
    return then(context -> {
      begun();
      time.sleep(after);
      return new Exchange.Broken(client, ServerVerdict.DOWN, "the script broke off");
    });
  }

  /** Never answers; ends when it is cancelled. */
  Script isSilent() {
    return then(this::silence);
  }

  Exchange silence(AttemptContext context) throws InterruptedException {
    var cancelled = new CountDownLatch(1);
    context.progress().firstByteSent();
    context.progress().awaits("the script");
    context.onCancel(cancelled::countDown);
    begun();
    cancelled.await();
    return new Exchange.Broken(ClientVerdict.REFUSED, ServerVerdict.DOWN, "cancelled");
  }
}
