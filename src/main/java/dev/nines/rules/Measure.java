package dev.nines.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A share: some of what was counted among all of it. Over regions it is made of the regions' counts
 * and never of their shares, so that a region counts as much as it was measured.
 */
enum Measure {
  AVAILABILITY("nines_availability", Family.RUNS, Family.RUNS),
  OWN_AVAILABILITY("nines_own_availability", Family.RUNS, Family.RUNS),
  DEGRADED("nines_degraded", Family.RUNS, Family.RUNS),
  UPTIME_REQUESTS("nines_uptime_requests", Family.ATTEMPTS, Family.ATTEMPTS),
  UPTIME_BACKENDS("nines_uptime_backends", Family.BACKENDS_UP, Family.BACKENDS_KNOWN),
  UPTIME_ALL("nines_uptime_all", Family.ALL_BACKENDS_UP, Family.ALL_BACKENDS_KNOWN),
  COVERAGE("nines_coverage", Family.COVERED, Family.DUE),
  LATENCY("nines_latency_kept", Family.LATENCY, Family.LATENCY),
  MINUTES("nines_minutes_availability", Family.MINUTES_GOOD, Family.MINUTES_MEASURED);

  /** The outcomes of which a customer got what they came for. */
  static final List<String> GOOD = List.of("passed", "degraded");

  /** The outcomes that availability is a share of. */
  static final List<String> MEASURED = List.of("passed", "degraded", "failed");

  private final String word;
  private final Family part;
  private final Family whole;

  Measure(String word, Family part, Family whole) {
    this.word = word;
    this.part = part;
    this.whole = whole;
  }

  /** What of {@link #part} is meant. */
  private Selector part(Selector counts) {
    return switch (this) {
      case AVAILABILITY, OWN_AVAILABILITY -> good(counts);
      case DEGRADED -> counts.with("outcome", "degraded");
      case UPTIME_REQUESTS -> counts.with("server", "up");
      case LATENCY -> counts.with("kept", "true");
      case UPTIME_BACKENDS, UPTIME_ALL, COVERAGE, MINUTES -> counts;
    };
  }

  /** What of {@link #whole} is meant. */
  private Selector whole(Selector counts) {
    return switch (this) {
      case AVAILABILITY -> measured(counts);
      case OWN_AVAILABILITY -> measured(counts).with("dependency", "");
      case DEGRADED -> good(counts);
      case UPTIME_REQUESTS -> counts.among("server", List.of("up", "down"));
      case UPTIME_BACKENDS, UPTIME_ALL, COVERAGE, LATENCY, MINUTES -> counts;
    };
  }

  private static Selector good(Selector runs) {
    return runs.among("outcome", GOOD);
  }

  private static Selector measured(Selector runs) {
    return runs.among("outcome", MEASURED);
  }

  /** What it is made of. */
  Stream<Family> families() {
    return Stream.of(part, whole).distinct();
  }

  /** Whether it is given for such subjects. */
  boolean concerns(Subject subject) {
    return part.concerns(subject);
  }

  /** Whether a budget may be promised of it, so that it is given for every time. */
  boolean promised() {
    return this == AVAILABILITY || this == LATENCY || this == MINUTES;
  }

  /** The recorded series of the share over {@code range}. */
  String recorded(Level level, Range range) {
    return String.join("_", by(level)) + ":" + word + ":ratio_rate" + range;
  }

  private List<String> by(Level level) {
    var labels = new ArrayList<>(level.labels());
    if (this == LATENCY) {
      labels.add("objective");
    }
    return labels;
  }

  Rule rule(Level level, Range range, Selection selection) {
    var by = String.join(", ", by(level));
    var subject = level.subject();
    return Rule.of(
        recorded(level, range),
        """
        sum by (%s) (%s)
        /
        (sum by (%s) (%s) > 0)\
        """
            .formatted(
                by,
                part(selection.of(subject, part, part.recorded(subject, range))),
                by,
                whole(selection.of(subject, whole, whole.recorded(subject, range)))));
  }
}
