package dev.nines.yaml;

import dev.nines.calendar.Calendar;
import dev.nines.calendar.Maintenance;
import dev.nines.journey.PlannedMaintenance;
import java.util.List;
import java.util.function.Predicate;

/** What maintenance is planned of what. */
record Coverage(List<PlannedMaintenance> planned, Landscape landscape) {

  /** {@code calendar} without the maintenance of a journey that measures {@code service}. */
  Calendar ofJourney(String journey, String service, Calendar calendar) {
    return without(
        calendar, plan -> plan.journeys().contains(journey) || coversService(plan, service));
  }

  /** {@code calendar} without the maintenance of a service. */
  Calendar ofService(String service, Calendar calendar) {
    return without(calendar, plan -> coversService(plan, service));
  }

  private boolean coversService(PlannedMaintenance plan, String service) {
    return plan.services().stream().anyMatch(each -> landscape.parts(each).contains(service));
  }

  private Calendar without(Calendar calendar, Predicate<PlannedMaintenance> covers) {
    List<Maintenance> times =
        planned.stream()
            .filter(plan -> plan.coversAll() || covers.test(plan))
            .flatMap(plan -> plan.times().stream())
            .toList();
    return calendar.without(times);
  }
}
