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

  /**
   * A little shorter. What begins on the border and what ends there would both be in it: of values
   * a minute apart [1h] holds 61, or 60 with Prometheus 3.
   */
  Range without(Duration border) {
    return new Range(length.minus(border));
  }

  /**
   * Without the border alone, for numbers that are read at other moments than they were made at.
   */
  Range justWithin() {
    return without(Duration.ofMillis(1));
  }

  /** Whole minutes that {@code length} fits into, and no fewer than {@code least}. */
  static Range wholeMinutes(Duration length, Range least) {
    var minutes = Math.ceilDiv(length.toNanos(), Duration.ofMinutes(1).toNanos());
    var whole = new Range(Duration.ofMinutes(minutes));
    return whole.within(least) ? least : whole;
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
    // PromQL knows no fractions.
    return length.toMillisPart() == 0 ? Durations.text(length) : length.toMillis() + "ms";
  }
}
