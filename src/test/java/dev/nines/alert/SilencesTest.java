package dev.nines.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.calendar.BusinessHours;
import dev.nines.calendar.Holidays;
import dev.nines.calendar.Hours;
import dev.nines.calendar.MaintenanceWindow;
import dev.nines.calendar.RecurringMaintenance;
import dev.nines.journey.Formula;
import dev.nines.journey.Service;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SilencesTest {

  /** A Monday. */
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private static Silence asked(String id, Set<String> services, Duration length) {
    return new Silence(id, Set.of(), services, NOON, NOON.plus(length), "ann", "new servers");
  }

  @Test
  void anIntegralServiceStandsForAllThatItIsComposedOf() {
    var services =
        List.of(
            Service.implied("chat"),
            Service.implied("mail"),
            new Service(
                "support", "support", new Formula.All(List.of("chat", "mail")), null, List.of()),
            new Service(
                "all", "all", new Formula.Any(List.of("support", "shop")), null, List.of()));
    var silences =
        Silences.of(List.of(), List.of(asked("s", Set.of("all"), Duration.ofHours(1))), services);
    assertThat(silences.of("a", "chat", NOON)).isPresent();
    assertThat(silences.of("a", "shop", NOON)).isPresent();
    assertThat(silences.of("a", "other", NOON)).isEmpty();
    assertThat(silences.of("a", "chat", NOON.plus(Duration.ofHours(1)))).as("half-open").isEmpty();
  }

  @Test
  void ofSeveralTheOneThatEndsLastIsNamed() {
    var silences =
        Silences.of(
            List.of(),
            List.of(
                asked("long", Set.of("chat"), Duration.ofHours(2)),
                asked("short", Set.of(), Duration.ofHours(1))),
            List.of());
    assertThat(silences.of("a", "chat", NOON).orElseThrow().id()).isEqualTo("long");
    assertThat(silences.of("a", "mail", NOON).orElseThrow().id()).isEqualTo("short");
  }

  @Test
  void whatComesEveryWeekIsInForceInItsHoursAndComesAgain() {
    var times =
        new BusinessHours(
            "restart",
            ZoneId.of("Europe/Berlin"),
            Map.of(DayOfWeek.MONDAY, List.of(Hours.parse("13:00-14:00"))),
            Holidays.NONE);
    var declared =
        new DeclaredSilence(
            "restart",
            "the servers are restarted",
            Set.of("chat"),
            Set.of(),
            List.of(new RecurringMaintenance(times, "the servers are restarted")));
    var silences = Silences.of(List.of(declared), List.of(), List.of());
    var now = silences.of("chat", "chat", NOON.plusSeconds(60)).orElseThrow();
    assertThat(now.from()).isEqualTo(NOON);
    assertThat(now.to()).isEqualTo(NOON.plus(Duration.ofHours(1)));
    assertThat(silences.of("other", "chat", NOON)).isEmpty();
    var later = NOON.plus(Duration.ofHours(1));
    assertThat(silences.of("chat", "chat", later)).isEmpty();
    assertThat(silences.ahead(later).getFirst().from()).isEqualTo(NOON.plus(Duration.ofDays(7)));
  }

  @Test
  void aWindowThatIsOverIsNotAhead() {
    var declared =
        new DeclaredSilence(
            "move",
            "the database moves",
            Set.of(),
            Set.of(),
            List.of(
                new MaintenanceWindow(NOON.minusSeconds(60), NOON, "once"),
                new MaintenanceWindow(NOON.plusSeconds(60), NOON.plusSeconds(120), "again")));
    var silences = Silences.of(List.of(declared), List.of(), List.of());
    assertThat(silences.of("a", "b", NOON)).isEmpty();
    assertThat(silences.ahead(NOON)).hasSize(1);
    assertThat(silences.of("a", "b", NOON.plusSeconds(60))).isPresent();
    assertThat(silences.ahead(NOON.plusSeconds(120))).isEmpty();
  }
}
