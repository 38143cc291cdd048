package dev.nines.alert;

import dev.nines.calendar.Always;
import dev.nines.calendar.BusinessHours;
import dev.nines.calendar.Calendar;
import dev.nines.calendar.Holidays;
import dev.nines.calendar.Hours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a trouble of one severity is told.
 *
 * @param stands how long it must have stood before anybody is told, zero or more
 * @param hours when it may be told; what comes outside waits for them to begin
 * @param escalations in ascending order, the first at once; none where nobody is told
 * @param reminders distances between one telling and the next while nobody acknowledges, growing;
 *     the last one repeats; none where nobody is reminded
 */
public record Protocol(
    Duration stands, Calendar hours, List<Escalation> escalations, List<Duration> reminders) {

  public Protocol {
    escalations = List.copyOf(escalations);
    reminders = List.copyOf(reminders);
  }

  private static final Calendar WORKING_HOURS =
      new BusinessHours(
          "working hours",
          ZoneOffset.UTC,
          EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY).stream()
              .collect(Collectors.toMap(day -> day, _ -> List.of(Hours.parse("09:00-17:00")))),
          Holidays.NONE);

  /** What holds where nobody declared otherwise: all receivers are told. */
  public static Protocol preset(Severity severity) {
    var all = new Escalation(Duration.ZERO, Set.of());
    return switch (severity) {
      case ADVISORY -> new Protocol(Duration.ZERO, new Always(), List.of(), List.of());
      case WARNING ->
          new Protocol(
              Duration.ofMinutes(30),
              WORKING_HOURS,
              List.of(all),
              List.of(Duration.ofDays(1), Duration.ofDays(7)));
      case ERROR ->
          new Protocol(
              Duration.ofMinutes(30),
              new Always(),
              List.of(all),
              List.of(Duration.ofHours(2), Duration.ofHours(6), Duration.ofDays(1)));
      case CRITICAL ->
          new Protocol(
              Duration.ZERO,
              new Always(),
              List.of(all, new Escalation(Duration.ofMinutes(5), Set.of())),
              List.of(
                  Duration.ofMinutes(30),
                  Duration.ofHours(1),
                  Duration.ofHours(2),
                  Duration.ofHours(4)));
    };
  }
}
