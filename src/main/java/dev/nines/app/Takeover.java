package dev.nines.app;

import dev.nines.journey.Journey;
import dev.nines.schedule.Timetable;
import dev.nines.share.Held.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A journey that is taken over from another replica.
 *
 * @param span which of its starts are this prober's
 * @param now when it is taken over
 */
record Takeover(Journey journey, String region, Span span, Instant now) {

  /**
   * A start that is later than that is another's load; a little less than what a schedule makes.
   */
  private static final Duration LATE = Duration.ofSeconds(4);

  /** What was missed for longer is no take-over: nobody was there. */
  static final Duration LONGEST = Duration.ofMinutes(10);

  /** From which start on it is played here. */
  Instant begin() {
    var oldest = now.minus(LATE);
    return span.from().isBefore(oldest) ? oldest : span.from();
  }

  /**
   * The starts that nobody made: the other ended, or lost its lease, before they were due.
   *
   * @param last when the last run that is in the history was scheduled; null where there is none
   */
  List<Instant> missed(@Nullable Instant last) {
    var unsure = span.unsure();
    if (unsure == null || unsure.isBefore(now.minus(LONGEST))) {
      return List.of();
    }
    var first = last == null || last.isBefore(unsure) ? unsure : last.plus(Duration.ofNanos(1));
    var timetable = Timetable.of(journey.name(), region, journey.interval());
    return Stream.iterate(
            timetable.next(first), begin()::isAfter, due -> due.plus(timetable.interval()))
        .toList();
  }
}
