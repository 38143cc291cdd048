package dev.nines.yaml;

import dev.nines.calendar.Holidays;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.Problems;
import java.time.ZoneId;

/** Holidays in an iCalendar file beside the calendar. */
record HolidaysFile(Companions companions, Problems problems) {
  Holidays read(Scalar name, ZoneId zone) {
    return Holidays.NONE;
  }
}
