package dev.nines.calendar;

import static java.time.temporal.ChronoUnit.DAYS;

import dev.nines.calendar.EventTime.Kind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One event of an iCalendar file.
 *
 * @param begin the line that begins it
 * @param properties its own, without those of components inside it
 * @param zone to whose days times in UTC belong
 */
record HolidayEvent(ContentLine begin, List<ContentLine> properties, ZoneId zone) {

  /** As many days as a file may make holidays: more than there are in 270 years. */
  static final int MOST_DAYS = 100_000;

  private static final int MOST_NIGHTS = 365;

  /**
   * All days that it touches, each time that it takes place.
   *
   * @throws ICalendarException if that cannot be said for certain
   */
  Set<LocalDate> days() {
    // These change other events and rules: to skip them would keep days that were taken away.
    refuse(
        "RECURRENCE-ID",
        "an EXDATE in the repeated event, and an event of its own for the day that it moved to");
    refuse("EXRULE", "EXDATE");
    if (only("STATUS").filter(status -> status.value().equalsIgnoreCase("CANCELLED")).isPresent()) {
      return Set.of();
    }
    var startLine =
        only("DTSTART")
            .orElseThrow(
                () -> begin.problem("the event has no DTSTART; expected the day it begins"));
    var start = EventTime.of(startLine);
    var nights = nights(startLine, start);
    var firstDays = firstDays(startLine, start);
    if (firstDays.size() * (nights + 1) > MOST_DAYS) {
      throw startLine.problem(
          "the event makes %d holidays; expected at most %d"
              .formatted(firstDays.size() * (nights + 1), MOST_DAYS));
    }
    var days = new TreeSet<LocalDate>();
    for (var first : firstDays) {
      first.datesUntil(first.plusDays(nights + 1)).forEach(days::add);
    }
    return days;
  }

  private Set<LocalDate> firstDays(ContentLine startLine, EventTime start) {
    var days = new TreeSet<LocalDate>();
    days.add(shown(startLine, start).toLocalDate());
    only("RRULE").ifPresent(rule -> days.addAll(repeated(rule, startLine, start)));
    listed("RDATE", startLine).forEach(days::add);
    listed("EXDATE", startLine).forEach(days::remove);
    return days;
  }

  private List<LocalDate> repeated(ContentLine line, ContentLine startLine, EventTime start) {
    if (start.kind() == Kind.UTC) {
      throw line.problem(
          "a rule for a DTSTART in UTC is not read; expected a DTSTART with a day alone or with a TZID");
    }
    var rule = YearlyRule.parse(line, start.at().toLocalDate());
    if (start.kind() == Kind.DAY
        && rule.until().filter(until -> until.kind() == Kind.UTC).isPresent()) {
      throw line.problem(
          "UNTIL is in UTC where DTSTART is a day; expected a day, such as UNTIL=20301225");
    }
    var last =
        rule.until()
            .map(until ->
                until.kind() == Kind.DAY
                    ? until.at().toLocalDate().atTime(LocalTime.MAX)
                    : shown(startLine, until))
            .orElse(LocalDateTime.MAX);
    var days = rule.days(start.at(), last);
    if (!days.contains(start.at().toLocalDate())) {
      throw line.problem(
          "the rule does not fall on DTSTART %s; expected it to be the first day of the rule"
              .formatted(start.at().toLocalDate()));
    }
    return days;
  }

  private Stream<LocalDate> listed(String name, ContentLine startLine) {
    return all(name)
        .flatMap(line -> EventTime.listOf(line).stream())
        .map(time -> shown(startLine, time).toLocalDate());
  }

  /** How many midnights it lasts over. An end at midnight touches no further day. */
  private long nights(ContentLine startLine, EventTime start) {
    var from = shown(startLine, start);
    var end = only("DTEND").map(line -> end(line, startLine, start));
    var duration =
        only("DURATION")
            .map(line -> {
              if (end.isPresent()) {
                throw line.problem("the event has both DTEND and DURATION; expected one of them");
              }
              return from.plus(EventDuration.parse(line));
            });
    var to = end.or(() -> duration).orElse(from);
    var nights =
        to.isAfter(from) ? DAYS.between(from.toLocalDate(), to.minusNanos(1).toLocalDate()) : 0;
    if (to.isBefore(from) || nights > MOST_NIGHTS) {
      throw startLine.problem(
          "the event lasts from %s to %s; expected an end that is later, by at most %d days"
              .formatted(from, to, MOST_NIGHTS + 1));
    }
    return nights;
  }

  private LocalDateTime end(ContentLine line, ContentLine startLine, EventTime start) {
    var end = EventTime.of(line);
    if (end.kind() != start.kind() || !line.zoneName().equals(startLine.zoneName())) {
      throw line.problem(
          "DTEND is not of the same kind and time zone as DTSTART in line %d; expected both alike"
              .formatted(startLine.line()));
    }
    return shown(startLine, end);
  }

  /** What the event's clock shows at this time. */
  private LocalDateTime shown(ContentLine startLine, EventTime time) {
    return time.kind() == Kind.UTC
        ? time.in(startLine.zoneName().map(name -> zone(startLine, name)).orElse(zone))
        : time.at();
  }

  /** The zone, needed only where a time in UTC meets one in it: else days are as written. */
  private static ZoneId zone(ContentLine line, String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      throw line.problem(
          "TZID: there is no time zone %s; expected a name such as Europe/Berlin"
              .formatted(Excerpt.of(name)));
    }
  }

  private Stream<ContentLine> all(String name) {
    return properties.stream().filter(property -> property.name().equals(name));
  }

  private Optional<ContentLine> only(String name) {
    var found = all(name).toList();
    if (found.size() > 1) {
      throw found
          .get(1)
          .problem(
              "the event has a second %s, after the one in line %d; expected one"
                  .formatted(name, found.getFirst().line()));
    }
    return found.stream().findFirst();
  }

  private void refuse(String name, String expected) {
    all(name)
        .findFirst()
        .ifPresent(line -> {
          throw line.problem("%s is not read; expected %s".formatted(name, expected));
        });
  }
}
