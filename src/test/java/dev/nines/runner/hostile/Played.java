package dev.nines.runner.hostile;

import dev.nines.outcome.Attempt;
import dev.nines.outcome.Run;
import dev.nines.outcome.RunEvent;
import dev.nines.outcome.StepRecord;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A run that is over.
 *
 * @param ended as it was at its end
 * @param settled as it was when every server verdict was in
 * @param took how long it took to its end, without late observation
 */
public record Played(Run ended, Run settled, List<RunEvent> events, Duration took) {

  /** The first attempt of the first step. */
  public Attempt attempt() {
    return attempt(0);
  }

  /** The first attempt of a step. */
  public Attempt attempt(int step) {
    return step(step).attempts().getFirst();
  }

  public StepRecord step(int step) {
    return settled.steps().get(step);
  }

  public String message() {
    return String.valueOf(attempt().message());
  }

  /** What was sent and received, in order. */
  public String wire() {
    return events.stream()
        .filter(RunEvent.Wire.class::isInstance)
        .map(RunEvent.Wire.class::cast)
        .map(wire -> wire.direction() + "\n" + wire.text())
        .collect(Collectors.joining("\n\n"));
  }
}
