package dev.nines.yaml;

import dev.nines.calendar.BusinessHours;
import dev.nines.calendar.Holidays;
import dev.nines.calendar.Maintenance;
import dev.nines.calendar.MaintenanceWindow;
import dev.nines.calendar.RecurringMaintenance;
import dev.nines.yaml.shape.Written;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Times that are said beforehand, once or for every week.
 *
 * @param what takes place then, such as {@code the work}
 */
record PlannedTimes(String what, ReadFile file) {

  /** Those that a file says; what is wrong with them is a problem of it. */
  List<Maintenance> read(Written written, String name, ZoneId zone, String reason) {
    var times = new ArrayList<Maintenance>();
    for (var window : written.get(MaintenanceKeys.WINDOWS, List.<Written>of())) {
      window(window, zone, reason, times);
    }
    if (written.has(MaintenanceKeys.WEEKLY)) {
      weekly(written, name, zone, reason, times);
    }
    return times;
  }

  private void window(Written window, ZoneId zone, String reason, List<Maintenance> times) {
    var from = window.get(MaintenanceKeys.FROM);
    var to = window.get(MaintenanceKeys.TO);
    if (from == null || to == null) {
      return;
    }
    var begin = from.atZone(zone).toInstant();
    var end = end(to, zone);
    if (begin.isBefore(end)) {
      times.add(new MaintenanceWindow(begin, end, reason));
    } else {
      file.problems()
          .add(
              window.at(MaintenanceKeys.TO),
              "%s is over at %s, which is not after %s, when it begins".formatted(what, to, from),
              "exchange from and to, or correct one of them");
    }
  }

  /** Where the clock shows a time twice, the work is over the second time. */
  private static Instant end(LocalDateTime to, ZoneId zone) {
    return to.atZone(zone).withLaterOffsetAtOverlap().toInstant();
  }

  private void weekly(
      Written written, String name, ZoneId zone, String reason, List<Maintenance> times) {
    int before = file.problems().count();
    var hours =
        new WeeklyHours(file.problems()).read(written.get(MaintenanceKeys.WEEKLY, List.of()));
    if (file.problems().count() > before || hours.isEmpty()) {
      return;
    }
    try {
      times.add(
          new RecurringMaintenance(new BusinessHours(name, zone, hours, Holidays.NONE), reason));
    } catch (IllegalArgumentException e) {
      file.problems().add(written.at(MaintenanceKeys.WEEKLY), String.valueOf(e.getMessage()), null);
    }
  }
}
