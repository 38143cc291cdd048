package dev.nines.journey;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A named duration between two steps, whichever actors do them: from the first byte sent of {@code
 * from} to the success of {@code to}.
 *
 * @param from a step's name, or {@link #START}
 * @param to a step's name, or {@link #END}
 * @param within the promise, a hard limit; null where it is only measured
 */
public record Milestone(String name, String from, String to, @Nullable Duration within) {
  /** The run's start. */
  public static final String START = "start";

  /** The end of the last step, before any teardown. */
  public static final String END = "end";
}
