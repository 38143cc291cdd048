package dev.nines.api.live;

import dev.nines.api.answer.RunAnswer;
import dev.nines.outcome.Run;
import dev.nines.outcome.RunEvent;
import dev.nines.outcome.RunEvent.AttemptEnded;
import dev.nines.outcome.RunEvent.AttemptObserved;
import dev.nines.outcome.RunEvent.RetryAwaited;
import dev.nines.outcome.RunEvent.RunEnded;
import dev.nines.outcome.RunEvent.RunSettled;
import dev.nines.outcome.RunEvent.RunStarted;
import dev.nines.outcome.RunEvent.StepEnded;
import dev.nines.outcome.RunEvent.StepStarted;
import dev.nines.outcome.RunEvent.Wire;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/**
 * The runs that go on, the latest that ended, and the latest of each journey. What is asked of a
 * run that is still on its way into the history is found here. Safe between threads.
 */
public final class LiveRuns implements Consumer<RunEvent> {

  private final int kept;
  private final ConcurrentMap<String, RunningRun> running = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Run> latest = new ConcurrentHashMap<>();
  private final SequencedMap<String, Run> ended = new LinkedHashMap<>();

  /**
   * @param kept how many runs that have ended are remembered
   */
  public LiveRuns(int kept) {
    this.kept = kept;
  }

  @Override
  public void accept(RunEvent event) {
    switch (event) {
      case RunStarted started -> running.put(started.runId(), new RunningRun(started));
      case StepStarted started -> tell(started, run -> run.started(started));
      case AttemptEnded attempt -> tell(attempt, run -> run.tried(attempt.attempt()));
      case StepEnded step -> tell(step, run -> run.ended(step.record()));
      case RunEnded(Run run) -> {
        // Nobody may find it in neither place.
        keep(run);
        latest.put(run.journey(), run);
        running.remove(run.id());
      }
      case RunSettled(Run run) -> {
        keep(run);
        latest.computeIfPresent(
            run.journey(), (_, last) -> last.id().equals(run.id()) ? run : last);
      }
      case RetryAwaited _, AttemptObserved _, Wire _ -> {}
    }
  }

  /** Takes up what ended before the prober's start. */
  public void remember(Collection<Run> earlier) {
    earlier.forEach(run -> latest.putIfAbsent(run.journey(), run));
  }

  private void tell(RunEvent event, Consumer<RunningRun> what) {
    var run = running.get(event.runId());
    if (run != null) {
      what.accept(run);
    }
  }

  private void keep(Run run) {
    synchronized (ended) {
      // One that is corrected keeps its place.
      ended.put(run.id(), run);
      if (ended.size() > kept) {
        ended.pollFirstEntry();
      }
    }
  }

  /** The run of an id, if it goes on or ended lately. */
  public Optional<RunAnswer> find(String id) {
    var goesOn = running.get(id);
    if (goesOn != null) {
      return Optional.of(goesOn.answer());
    }
    synchronized (ended) {
      return Optional.ofNullable(ended.get(id)).map(RunAnswer::of);
    }
  }

  /** The latest run of a journey that ended, before the prober's start too. */
  public Optional<Run> latest(String journey) {
    return Optional.ofNullable(latest.get(journey));
  }

  /** The id of a run of a journey that goes on, where there is one. */
  public Optional<String> running(String journey) {
    return running.values().stream()
        .filter(run -> run.journey().equals(journey))
        .map(RunningRun::id)
        .findAny();
  }

  /** The latest runs that ended, the newest first. */
  public List<Run> ended() {
    synchronized (ended) {
      return List.copyOf(ended.values()).reversed();
    }
  }
}
