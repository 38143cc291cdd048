package dev.nines.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A rule by which an event comes back every year, or every few years.
 *
 * @param interval in years, from 1
 * @param count how often the event takes place, the first time included
 * @param until it does not begin later than this
 * @param months from 1 to 12, ascending, at least one
 * @param monthDays days of the month, from 1, or backwards from -1 for the last one; empty for any
 * @param weekdays days of the week; empty for any
 */
record YearlyRule(
    int interval,
    int count,
    Optional<EventTime> until,
    Set<Integer> months,
    Set<Integer> monthDays,
    List<Weekday> weekdays) {

  /** The last year into which rules are followed: they often have no end. */
  static final int LAST_YEAR = 2100;

  private static final Pattern WEEKDAY = Pattern.compile("([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)");

  /**
   * A day of the week: one of the month's, or each.
   *
   * @param which 1 for the month's first, -1 for its last, 0 for each
   */
  record Weekday(int which, DayOfWeek day) {

    boolean is(LocalDate date) {
      var fromStart = (date.getDayOfMonth() - 1) / 7 + 1;
      var fromEnd = (date.lengthOfMonth() - date.getDayOfMonth()) / 7 + 1;
      return date.getDayOfWeek() == day && (which == 0 || which == fromStart || which == -fromEnd);
    }
  }

  /**
   * @param start the event's first day, which gives the day of the year where the rule does not
   * @throws ICalendarException if the rule says anything that is not understood here
   */
  static YearlyRule parse(ContentLine line, LocalDate start) {
    var parts = RuleParts.parse(line);
    var frequency = parts.values().getOrDefault("FREQ", "");
    if (!frequency.equals("YEARLY")) {
      throw parts.problem("FREQ", frequency, "YEARLY, or the days one by one as events or RDATE");
    }
    if (parts.has("COUNT") && parts.has("UNTIL")) {
      throw line.problem("RRULE: found both COUNT and UNTIL; expected one of them");
    }
    // Without the month the standard means days of the whole year, most writers and some readers
    // those of the first day's month.
    var anyDay = !parts.has("BYDAY") && !parts.has("BYMONTHDAY");
    if (!anyDay && !parts.has("BYMONTH")) {
      throw line.problem(
          "RRULE: found %s without BYMONTH; expected the month, such as BYMONTH=%d"
              .formatted(parts.has("BYDAY") ? "BYDAY" : "BYMONTHDAY", start.getMonthValue()));
    }
    return new YearlyRule(
        parts.number("INTERVAL", 1000, 1),
        parts.number("COUNT", 9999, Integer.MAX_VALUE),
        Optional.ofNullable(parts.values().get("UNTIL")).map(until -> EventTime.parse(line, until)),
        parts.has("BYMONTH") ? parts.numbers("BYMONTH", 1, 12) : Set.of(start.getMonthValue()),
        anyDay ? Set.of(start.getDayOfMonth()) : parts.numbers("BYMONTHDAY", -31, 31),
        parts.list("BYDAY").map(day -> weekday(parts, day)).toList());
  }

  private static Weekday weekday(RuleParts parts, String text) {
    var matcher = WEEKDAY.matcher(text);
    if (!matcher.matches()) {
      throw parts.problem("BYDAY", text, "days such as MO, 4TH or -1MO");
    }
    var which = matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1));
    for (var day : DayOfWeek.values()) {
      if (day.name().startsWith(matcher.group(2))) {
        return new Weekday(which, day);
      }
    }
    throw new IllegalStateException("no day of the week begins with " + matcher.group(2));
  }

  /**
   * The days on which the event begins, ascending, from its start through {@link #LAST_YEAR}.
   *
   * @param start when it begins for the first time
   * @param last when it may begin for the last time, by the same clock
   */
  List<LocalDate> days(LocalDateTime start, LocalDateTime last) {
    var days = new ArrayList<LocalDate>();
    var lastYear = Math.min(last.getYear(), Math.max(start.getYear(), LAST_YEAR));
    for (var year = start.getYear(); year <= lastYear; year += interval) {
      for (var month : months) {
        var length = YearMonth.of(year, month).lengthOfMonth();
        for (var day = 1; day <= length; day++) {
          var date = LocalDate.of(year, month, day);
          if (fallsOn(date) && isWithin(date.atTime(start.toLocalTime()), start, last)) {
            days.add(date);
            if (days.size() == count) {
              return days;
            }
          }
        }
      }
    }
    return days;
  }

  private static boolean isWithin(LocalDateTime begins, LocalDateTime start, LocalDateTime last) {
    return !begins.isBefore(start) && !begins.isAfter(last);
  }

  private boolean fallsOn(LocalDate date) {
    var day = date.getDayOfMonth();
    return (monthDays.isEmpty()
            || monthDays.contains(day)
            || monthDays.contains(day - date.lengthOfMonth() - 1))
        && (weekdays.isEmpty() || weekdays.stream().anyMatch(weekday -> weekday.is(date)));
  }
}
