package dev.nines.outcome;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One execution of a journey by one prober in one region.
 *
 * @param id 32 hexadecimal digits; also the trace id that the target saw
 * @param scheduled when it was to start: the minute to which it belongs
 * @param started when it did start
 * @param duration to the end of the last step, without teardown
 * @param steps those that were reached, in order, preconditions and teardown included
 * @param milestones those that were reached
 */
public record Run(
    String id,
    String journey,
    String service,
    String region,
    Trigger trigger,
    Instant scheduled,
    Instant started,
    Duration duration,
    Outcome outcome,
    List<StepRecord> steps,
    Map<String, Duration> milestones) {

  public Run {
    steps = List.copyOf(steps);
    milestones = Collections.unmodifiableMap(new LinkedHashMap<>(milestones));
  }

  /** The same with other steps. */
  public Run with(List<StepRecord> steps) {
    return new Run(
        id,
        journey,
        service,
        region,
        trigger,
        scheduled,
        started,
        duration,
        outcome,
        steps,
        milestones);
  }

  /** Whether every attempt has its server verdict. */
  public boolean settled() {
    return steps.stream()
        .flatMap(step -> step.attempts().stream())
        .allMatch(attempt -> attempt.server() != null);
  }

  /** What made a run start. */
  public enum Trigger {
    SCHEDULE,
    /** Somebody asked for it. */
    DEMAND,
    /** A run failed, and this one shall tell whether that was chance. */
    CONFIRMATION
  }
}
