package dev.nines.yaml;

import dev.nines.calendar.BusinessHours;
import dev.nines.calendar.Holidays;
import dev.nines.calendar.Maintenance;
import dev.nines.calendar.MaintenanceWindow;
import dev.nines.calendar.RecurringMaintenance;
import dev.nines.journey.PlannedMaintenance;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.Written;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a maintenance of what its author wrote. */
record MaintenanceBuilder(Landscape landscape, ReadFile file) {

  /** The maintenance, or null where the file is none or has problems. */
  static @Nullable PlannedMaintenance of(ReadFile file, Landscape landscape) {
    return file.as(FileKind.MAINTENANCE)
        .map(new MaintenanceBuilder(landscape, file)::build)
        .orElse(null);
  }

  private @Nullable PlannedMaintenance build(Written written) {
    var journeys = written.get(MaintenanceKeys.JOURNEYS, List.<Scalar>of());
    var services = written.get(MaintenanceKeys.SERVICES, List.<Scalar>of());
    journeys.forEach(name -> landscape.requireJourney(name, file));
    services.forEach(name -> landscape.requireService(name, file));
    var name = written.get(MaintenanceKeys.MAINTENANCE);
    var reason = written.get(MaintenanceKeys.REASON);
    var zone = written.get(MaintenanceKeys.ZONE);
    if (name == null || reason == null || zone == null) {
      return null;
    }
    var times = new ArrayList<Maintenance>();
    for (var window : written.get(MaintenanceKeys.WINDOWS, List.<Written>of())) {
      window(window, zone, reason, times);
    }
    if (written.has(MaintenanceKeys.WEEKLY)) {
      weekly(written, name, zone, reason, times);
    }
    return file.problems().count() > 0
        ? null
        : new PlannedMaintenance(name, reason, texts(journeys), texts(services), times);
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
              "the work is over at %s, which is not after %s, when it begins".formatted(to, from),
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

  private static Set<String> texts(List<Scalar> names) {
    return names.stream().map(Scalar::text).collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
