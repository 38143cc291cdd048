package dev.nines.outcome;

import dev.nines.outcome.Run.Trigger;
import dev.nines.outcome.StepRecord.Stage;
import java.time.Duration;
import java.time.Instant;

/**
 * Something that happened in a run. The events of one run arrive in order, from one thread at a
 * time; {@link AttemptObserved} and {@link RunSettled} come after {@link RunEnded} when answers are
 * late.
 */
public sealed interface RunEvent {

  String runId();

  String journey();

  /**
   * A run begins.
   *
   * @param scheduled when it was to start
   */
  record RunStarted(
      String runId,
      String journey,
      String service,
      String region,
      Trigger trigger,
      Instant scheduled,
      Instant started)
      implements RunEvent {}

  record StepStarted(String runId, String journey, Stage stage, String step, String actor)
      implements RunEvent {}

  /** A client verdict was given; the server's may still be open. */
  record AttemptEnded(
      String runId, String journey, Stage stage, String step, String actor, Attempt attempt)
      implements RunEvent {}

  /** A step waits before it tries again. */
  record RetryAwaited(String runId, String journey, String step, Duration backoff)
      implements RunEvent {}

  record StepEnded(String runId, String journey, StepRecord record) implements RunEvent {}

  /**
   * The run has its outcome and its teardown is done; some server verdicts may still be open, and
   * its evidence still to be kept.
   */
  record RunEnded(Run run) implements RunEvent {
    @Override
    public String runId() {
      return run.id();
    }

    @Override
    public String journey() {
      return run.journey();
    }
  }

  /** The server verdict of an attempt that was open when its client verdict was given. */
  record AttemptObserved(
      String runId, String journey, Stage stage, String step, String actor, Attempt attempt)
      implements RunEvent {}

  /** Every attempt of the run has its server verdict, and its evidence is kept; its last event. */
  record RunSettled(Run run) implements RunEvent {
    @Override
    public String runId() {
      return run.id();
    }

    @Override
    public String journey() {
      return run.journey();
    }
  }

  /**
   * A request, answer or frame, for those who debug a journey; only when asked for.
   *
   * @param text lines as they would be shown, without secrets, cut where they are long
   */
  record Wire(String runId, String journey, String step, Direction direction, String text)
      implements RunEvent {}

  /** Which way something went. */
  enum Direction {
    SENT,
    RECEIVED
  }
}
