package dev.nines.cli;

import dev.nines.outcome.Run;
import dev.nines.outcome.RunEvent;
import dev.nines.outcome.RunEvent.RunEnded;
import dev.nines.outcome.RunEvent.RunSettled;
import dev.nines.runner.RunListener;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Keeps the runs that have ended, with the server verdicts as they come. Safe from any thread. */
final class RunBook implements RunListener {

  private final Map<String, Run> runs = new LinkedHashMap<>();
  private final Semaphore settled = new Semaphore(0);

  @Override
  public void on(RunEvent event) {
    if (event instanceof RunEnded(Run run)) {
      keep(run);
    } else if (event instanceof RunSettled(Run run)) {
      keep(run);
      settled.release();
    }
  }

  private synchronized void keep(Run run) {
    runs.put(run.id(), run);
  }

  /** The runs in the order in which they ended. */
  synchronized List<Run> runs() {
    return List.copyOf(runs.values());
  }

  /** Waits until all runs that have ended have their server verdicts, for {@code limit} at most. */
  void awaitSettled(Duration limit) {
    int ended = runs().size();
    try {
      boolean _ = settled.tryAcquire(ended, limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
