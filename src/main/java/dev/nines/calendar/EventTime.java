package dev.nines.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A day or time of an event.
 *
 * @param at as written; the start of the day where only a day is given
 * @param kind what is written
 */
record EventTime(LocalDateTime at, Kind kind) {

  enum Kind {
    DAY,
    /** By some local clock: that of the {@code TZID}, or any. */
    LOCAL,
    UTC
  }

  /** Years before 1600 are no holidays but a mistake, and would make rules long. */
  private static final Pattern FORM =
      Pattern.compile(
          "(1[6-9]\\d\\d|[2-9]\\d{3})(\\d{2})(\\d{2})(?:T(\\d{2})(\\d{2})(\\d{2})(Z?))?");

  /**
   * The one time that a property gives.
   *
   * @throws ICalendarException if it gives anything else
   */
  static EventTime of(ContentLine line) {
    return parse(line, line.value());
  }

  /** The times that a property lists. */
  static List<EventTime> listOf(ContentLine line) {
    return Arrays.stream(line.value().split(",", -1)).map(value -> parse(line, value)).toList();
  }

  static EventTime parse(ContentLine line, String value) {
    var matcher = FORM.matcher(value.strip());
    if (matcher.matches()) {
      try {
        var date =
            LocalDate.of(
                number(matcher.group(1)), number(matcher.group(2)), number(matcher.group(3)));
        if (matcher.group(4) == null) {
          return new EventTime(date.atStartOfDay(), Kind.DAY);
        }
        var time =
            LocalTime.of(
                number(matcher.group(4)), number(matcher.group(5)), number(matcher.group(6)));
        return new EventTime(date.atTime(time), matcher.group(7).isEmpty() ? Kind.LOCAL : Kind.UTC);
      } catch (DateTimeException noSuchTime) {
        throw line.problem(
            "%s: there is no such time as %s".formatted(line.name(), Excerpt.of(value)));
      }
    }
    throw line.problem(
        "%s: found %s; expected a day such as 20261225 or a time such as 20261224T140000"
            .formatted(line.name(), Excerpt.of(value)));
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  /** What the clock of this zone shows; a day or local time is what it is in any. */
  LocalDateTime in(ZoneId zone) {
    return kind == Kind.UTC
        ? at.atOffset(ZoneOffset.UTC).atZoneSameInstant(zone).toLocalDateTime()
        : at;
  }
}
