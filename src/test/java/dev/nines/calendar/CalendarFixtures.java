package dev.nines.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Calendars written as short as in a file. */
final class CalendarFixtures {

  private CalendarFixtures() {}

  /**
   * @param hours one entry per day or days, as {@code Mon-Fri 09:00-18:00}
   */
  static BusinessHours calendar(String zone, Holidays holidays, String... hours) {
    return new BusinessHours("support-hours", ZoneId.of(zone), week(hours), holidays);
  }

  static BusinessHours calendar(String zone, String... hours) {
    return calendar(zone, Holidays.NONE, hours);
  }

  static Map<DayOfWeek, List<Hours>> week(String... hours) {
    var week = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
    for (var entry : hours) {
      var parts = entry.split(" ", 2);
      for (var day : Days.parse(parts[0])) {
        week.computeIfAbsent(day, _ -> new ArrayList<>()).add(Hours.parse(parts[1]));
      }
    }
    return week;
  }

  static Holidays holidays(String... dates) {
    return Holidays.of(Arrays.stream(dates).map(LocalDate::parse).toList());
  }

  /**
   * The instant at which the clock of the calendar's zone shows this, the earlier one where it does
   * so twice.
   */
  static Instant at(BusinessHours calendar, String local) {
    return LocalDateTime.parse(local).atZone(calendar.zone()).toInstant();
  }
}
