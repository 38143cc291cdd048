package dev.nines.calendar;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Pattern;

/** How long an event lasts, as {@code DURATION} says it: {@code P2D}, {@code P1W}, {@code PT4H}. */
final class EventDuration {

  private static final Pattern WEEKS = Pattern.compile("\\+?P(\\d{1,3})W");
  private static final Duration LONGEST = Duration.ofDays(366);

  private EventDuration() {}

  static Duration parse(ContentLine line) {
    try {
      var weeks = WEEKS.matcher(line.value());
      var duration =
          weeks.matches()
              ? Duration.ofDays(7L * Integer.parseInt(weeks.group(1)))
              : Duration.parse(line.value());
      if (!duration.isNegative() && duration.compareTo(LONGEST) <= 0) {
        return duration;
      }
    } catch (DateTimeException notOne) {
      // Said below, as what is too long is.
    }
    throw line.problem(
        "DURATION: found %s; expected a duration such as P2D, P1W or PT4H, of at most 366 days"
            .formatted(Excerpt.of(line.value())));
  }
}
