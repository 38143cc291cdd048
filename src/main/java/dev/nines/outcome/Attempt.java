package dev.nines.outcome;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One try of a step.
 *
 * @param number from 1
 * @param start from the run's start
 * @param duration until the client stopped waiting
 * @param server the server verdict, or null while the exchange is still observed
 * @param answered how long the server took, where it answered at all: longer than {@code duration}
 *     for a late answer; else null
 * @param message what was observed against what was expected; null when there is nothing to say
 * @param backend the backend that answered, where it is known
 * @param phases only those that were reached
 * @param trace what distributed traces say of it, or null where it was read from the account
 */
public record Attempt(
    int number,
    Duration start,
    Duration duration,
    ClientVerdict client,
    @Nullable ServerVerdict server,
    @Nullable Duration answered,
    @Nullable String message,
    @Nullable String backend,
    Map<Phase, Duration> phases,
    @Nullable AttemptTrace trace) {

  public Attempt {
    phases = Map.copyOf(phases);
  }

  /** One as the account keeps it. */
  public Attempt(
      int number,
      Duration start,
      Duration duration,
      ClientVerdict client,
      @Nullable ServerVerdict server,
      @Nullable Duration answered,
      @Nullable String message,
      @Nullable String backend,
      Map<Phase, Duration> phases) {
    this(number, start, duration, client, server, answered, message, backend, phases, null);
  }

  public boolean ok() {
    return client == ClientVerdict.OK;
  }

  /** This attempt with the verdict of its observation. */
  public Attempt observed(
      ServerVerdict verdict,
      @Nullable Duration answered,
      @Nullable String backend,
      Map<Phase, Duration> phases) {
    return new Attempt(
        number, start, duration, client, verdict, answered, message, backend, phases, trace);
  }

  /** This attempt with what traces say of it. */
  public Attempt traced(AttemptTrace trace) {
    return new Attempt(
        number, start, duration, client, server, answered, message, backend, phases, trace);
  }
}
