package dev.nines.runner;

import dev.nines.outcome.Run.Trigger;
import java.time.Instant;
import java.util.Map;

/**
 * One run to be played.
 *
 * @param scheduled when it was to start
 * @param variables values that replace the journey's {@code vars} of the same names
 * @param debug whether requests, answers and frames are shown
 */
public record Assignment(
    String region,
    Trigger trigger,
    Instant scheduled,
    Map<String, String> variables,
    boolean debug) {

  public Assignment {
    variables = Map.copyOf(variables);
  }
}
