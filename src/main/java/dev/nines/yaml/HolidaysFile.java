package dev.nines.yaml;

import dev.nines.calendar.Holidays;
import dev.nines.calendar.ICalendarHolidays;
import dev.nines.calendar.ICalendarHolidays.Found;
import dev.nines.calendar.ICalendarHolidays.Unreadable;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.Problems;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;

/** Holidays in an iCalendar file beside the calendar. */
record HolidaysFile(Companions companions, Problems problems) {

  /** The file's holidays; none where it has problems, which are then said. */
  Holidays read(Scalar name, ZoneId zone) {
    var bytes = new CompanionFiles(companions, problems).read(name);
    if (bytes == null) {
      return Holidays.NONE;
    }
    return switch (ICalendarHolidays.read(new String(bytes, StandardCharsets.UTF_8), zone)) {
      case Found(var holidays) -> holidays;
      case Unreadable(var found) -> {
        found.forEach(problem ->
            problems.add(
                name.place(),
                "%s, line %d: %s".formatted(name.text(), problem.line(), problem.message()),
                null));
        yield Holidays.NONE;
      }
    };
  }
}
