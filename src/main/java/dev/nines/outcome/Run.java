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
 * @param pages those that actors had in browsers, in order, until the last step
 * @param evidence what it left to look at, with the prober that played it
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
    Map<String, Duration> milestones,
    List<PageRecord> pages,
    List<EvidenceFile> evidence) {

  public Run {
    evidence = List.copyOf(evidence);
    steps = List.copyOf(steps);
    pages = List.copyOf(pages);
    milestones = Collections.unmodifiableMap(new LinkedHashMap<>(milestones));
  }

  /** A run without browsers. */
  public Run(
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
    this(
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
        milestones,
        List.of(),
        List.of());
  }

  /** The same with other steps. */
  public Run with(List<StepRecord> steps) {
    return with(trigger, steps, pages, evidence);
  }

  /** The same with what was found when its last step was over. */
  public Run with(List<PageRecord> pages, List<EvidenceFile> evidence) {
    return with(trigger, steps, pages, evidence);
  }

  /** The same, lost and with another in its place. */
  public Run replaced() {
    return with(Trigger.REPLACED, steps, pages, evidence);
  }

  private Run with(
      Trigger trigger,
      List<StepRecord> steps,
      List<PageRecord> pages,
      List<EvidenceFile> evidence) {
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
        milestones,
        pages,
        evidence);
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
    CONFIRMATION,
    /**
     * The schedule, but the run was lost with its browser: another was played in its place, and
     * that one counts.
     */
    REPLACED
  }
}
