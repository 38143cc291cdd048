package dev.nines.rules;

import dev.nines.journey.Durations;
import java.time.Duration;

/** How far back a rule looks; more than zero. */
record Range(Duration length) implements Comparable<Range> {

  static Range minutes(int count) {
    return new Range(Duration.ofMinutes(count));
  }

  static Range hours(int count) {
    return new Range(Duration.ofHours(count));
  }

  static Range days(int count) {
    return new Range(Duration.ofDays(count));
  }

  boolean within(Range other) {
    return compareTo(other) <= 0;
  }

  @Override
  public int compareTo(Range other) {
    return length.compareTo(other.length);
  }

  /** As PromQL and the names of recorded series have it: {@code 30m}, {@code 1d}. */
  @Override
  public String toString() {
    return Durations.text(length);
  }
}
