package dev.nines.calendar;

import static dev.nines.calendar.CalendarFixtures.at;
import static dev.nines.calendar.CalendarFixtures.calendar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaintainedTest {

  private final BusinessHours office = calendar("Europe/Berlin", "Mon-Fri 09:00-18:00");

  @Test
  void aWindowIsHalfOpen() {
    var service =
        new Always().without(List.of(window("2026-11-20T10:00:00Z", "2026-11-20T12:00:00Z")));
    assertThat(service.contains(Instant.parse("2026-11-20T09:59:59.999Z"))).isTrue();
    assertThat(service.contains(Instant.parse("2026-11-20T10:00:00Z"))).isFalse();
    assertThat(service.contains(Instant.parse("2026-11-20T11:59:59.999Z"))).isFalse();
    assertThat(service.contains(Instant.parse("2026-11-20T12:00:00Z"))).isTrue();
  }

  @Test
  void businessTimeStandsStillDuringMaintenance() {
    var service = office.without(List.of(window("2026-11-20T16:00:00Z", "2026-11-23T09:00:00Z")));
    assertThat(service.plus(at(office, "2026-11-20T16:30"), Duration.ofHours(1)))
        .isEqualTo(at(office, "2026-11-23T10:30"));
    assertThat(
            service.openTimeBetween(at(office, "2026-11-20T00:00"), at(office, "2026-11-24T00:00")))
        .isEqualTo(Duration.ofHours(8 + 8));
    assertThat(service.nextOpening(at(office, "2026-11-20T17:00")))
        .contains(at(office, "2026-11-23T10:00"));
  }

  @Test
  void recurringMaintenanceFollowsTheLocalClock() {
    var nights = new RecurringMaintenance(calendar("Europe/Berlin", "Sun 01:00-04:00"), "restart");
    var service = new Always().without(List.of(nights));
    assertThat(
            service.openTimeBetween(at(office, "2026-10-25T00:00"), at(office, "2026-10-26T00:00")))
        .as("a day of 25 hours less a night of four")
        .isEqualTo(Duration.ofHours(21));
  }

  @Test
  void maintenanceSaysItsReason() {
    var service = office.without(List.of(window("2026-11-20T10:00:00Z", "2026-11-20T12:00:00Z")));
    assertThat(service.whyClosed(at(office, "2026-11-20T11:30"))).contains("maintenance: upgrade");
    assertThat(service.whyClosed(at(office, "2026-11-20T14:00"))).isEmpty();
    assertThat(service.whyClosed(at(office, "2026-11-21T14:00")).orElseThrow())
        .contains("outside the hours");
    assertThat(service.name()).isEqualTo("support-hours");
  }

  @Test
  void maintenanceForEverNeverOpensAgain() {
    var service =
        office.without(List.of(new MaintenanceWindow(Instant.EPOCH, Instant.MAX, "retired")));
    assertThat(service.nextOpening(at(office, "2026-11-20T12:00"))).isEmpty();
  }

  @Test
  void withoutMaintenanceACalendarIsItself() {
    assertThat(office.without(List.of())).isSameAs(office);
  }

  @Test
  void aWindowWithoutTimeOrReasonIsRefused() {
    assertThatThrownBy(() -> window("2026-11-20T10:00:00Z", "2026-11-20T10:00:00Z"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "maintenance \"upgrade\" is from 2026-11-20T10:00:00Z to 2026-11-20T10:00:00Z; expected an end after the"
                + " start");
    assertThatThrownBy(() -> new MaintenanceWindow(Instant.EPOCH, Instant.MAX, " "))
        .hasMessage("maintenance has a blank reason; expected what the work is");
    assertThatThrownBy(() -> new RecurringMaintenance(office, ""))
        .hasMessageContaining("blank reason");
  }

  @Test
  void manyYearsOfWindowsAreTakenOutInOnePass() {
    var start = Instant.parse("2020-01-01T00:00:00Z");
    var windows = new ArrayList<MaintenanceWindow>();
    for (var day = 0; day < 20_000; day++) {
      var from = start.plus(day, ChronoUnit.DAYS);
      windows.add(new MaintenanceWindow(from, from.plus(1, ChronoUnit.HOURS), "backup"));
    }
    assertThat(
            new Always()
                .without(windows)
                .openTimeBetween(start, start.plus(20_000, ChronoUnit.DAYS)))
        .isEqualTo(Duration.ofHours(20_000L * 23));
  }

  /** Windows and recurring work that overlap at random, against a look at every minute. */
  @Test
  void whatRemainsIsEveryOpenMinuteWithoutMaintenance() {
    for (var seed = 1; seed <= 300; seed++) {
      var given = RandomCase.of(seed);
      var random = given.random();
      var maintenance = new ArrayList<Maintenance>();
      for (var i = random.nextInt(5); i > 0; i--) {
        var from = given.from().plus(random.nextInt(4 * 1440) - 1440, ChronoUnit.MINUTES);
        maintenance.add(
            new MaintenanceWindow(
                from, from.plus(1 + random.nextInt(1440), ChronoUnit.MINUTES), "work"));
      }
      if (random.nextBoolean()) {
        maintenance.add(new RecurringMaintenance(RandomCase.of(-seed).calendar(), "restart"));
      }
      var service = given.calendar().without(maintenance);
      var to = given.from().plus(3 * 1440, ChronoUnit.MINUTES);
      var minutes = 0;
      for (var at = given.from(); at.isBefore(to); at = at.plus(1, ChronoUnit.MINUTES)) {
        minutes += service.contains(at) ? 1 : 0;
      }
      assertThat(service.openTimeBetween(given.from(), to))
          .as("%s without %s", given, maintenance)
          .isEqualTo(Duration.ofMinutes(minutes));
    }
  }

  private static MaintenanceWindow window(String from, String to) {
    return new MaintenanceWindow(Instant.parse(from), Instant.parse(to), "upgrade");
  }
}
