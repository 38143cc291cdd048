package dev.nines.runner;

import dev.nines.journey.Milestone;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * When each step sent its first byte and when it succeeded, as offsets from the run's start.
 * Confined to the run's thread.
 */
final class Marks {

  private final Map<String, Duration> begun = new HashMap<>();
  private final Map<String, Duration> succeeded = new HashMap<>();

  /** A step begins; only the first call for it counts. */
  void began(String step, Duration at) {
    begun.putIfAbsent(step, at);
  }

  /**
   * An attempt of the step is over; its first byte sent is the step's beginning, unless an attempt
   * before it sent one.
   */
  void began(String step, Progress progress, LongFunction<Duration> offset) {
    var sent = progress.firstByteSentAt();
    if (sent != null) {
      began(step, offset.apply(sent));
    }
  }

  void succeeded(String step, Duration at) {
    succeeded.put(step, at);
  }

  /** When the milestone's first step began. */
  Optional<Duration> from(Milestone milestone) {
    return Optional.ofNullable(begun.get(milestone.from()));
  }

  /** How long the milestone took, if both of its ends were reached. */
  Optional<Duration> length(Milestone milestone) {
    var to = succeeded.get(milestone.to());
    return to == null ? Optional.empty() : from(milestone).map(to::minus);
  }
}
