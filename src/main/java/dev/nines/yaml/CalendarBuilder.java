package dev.nines.yaml;

import dev.nines.calendar.Always;
import dev.nines.calendar.BusinessHours;
import dev.nines.calendar.Calendar;
import dev.nines.calendar.Holidays;
import dev.nines.calendar.Hours;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.Problems;
import dev.nines.yaml.shape.Written;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a calendar of what its author wrote. */
record CalendarBuilder(Companions companions, Problems problems) {

  /** The calendar, or null where it has problems. */
  @Nullable Calendar build(Written written) {
    var name = written.get(CalendarKeys.CALENDAR);
    if (Always.NAME.equals(name)) {
      problems.add(
          written.at(CalendarKeys.CALENDAR),
          "a calendar cannot be named always: that one is there already, and never closed",
          "give it another name");
    }
    var zone = written.get(CalendarKeys.ZONE);
    var hours = new WeeklyHours(problems).read(written.get(CalendarKeys.HOURS, List.of()));
    var holidays =
        Holidays.of(Set.copyOf(written.get(CalendarKeys.HOLIDAYS, List.<LocalDate>of())));
    if (zone != null) {
      for (var file : written.get(CalendarKeys.HOLIDAYS_FILE, List.<Scalar>of())) {
        holidays = holidays.and(new HolidaysFile(companions, problems).read(file, zone));
      }
    }
    return name == null || zone == null || problems.count() > 0
        ? null
        : businessHours(written, name, zone, hours, holidays);
  }

  private @Nullable Calendar businessHours(
      Written written,
      String name,
      ZoneId zone,
      Map<DayOfWeek, List<Hours>> hours,
      Holidays holidays) {
    try {
      return new BusinessHours(name, zone, hours, holidays);
    } catch (IllegalArgumentException e) {
      problems.add(written.at(CalendarKeys.HOURS), String.valueOf(e.getMessage()), null);
      return null;
    }
  }
}
