package dev.nines.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Hours that come back every week, by the clock of one time zone, except for holidays. A holiday
 * takes away the hours that begin on it, whole: of two night shifts the one that ends on the
 * holiday's morning takes place, the one that begins in its evening does not.
 *
 * @param name by which journeys refer to it; not blank, not {@code always}
 * @param zone whose clock and dates are meant
 * @param hours at least one span; spans do not overlap, on one day or over midnight
 * @param holidays days on which no hours begin
 */
public record BusinessHours(
    String name, ZoneId zone, Map<DayOfWeek, List<Hours>> hours, Holidays holidays)
    implements Calendar {

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm", Locale.ROOT);
  private static final int DAY = 24 * 60;

  /**
   * @throws IllegalArgumentException naming what is wrong: the name, no hours at all, or two spans
   *     that overlap
   */
  public BusinessHours {
    if (name.isBlank() || name.equals(Always.NAME)) {
      throw new IllegalArgumentException(
          "a calendar of business hours is named "
              + Excerpt.of(name)
              + "; expected a name of its own");
    }
    hours = sorted(hours);
    if (hours.isEmpty()) {
      throw new IllegalArgumentException(
          "calendar "
              + Excerpt.of(name)
              + " has no hours, so it is never open; expected at least one day's");
    }
    requireApart(name, hours);
  }

  private static Map<DayOfWeek, List<Hours>> sorted(Map<DayOfWeek, List<Hours>> hours) {
    var sorted = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
    hours.forEach((day, spans) -> {
      if (!spans.isEmpty()) {
        sorted.put(day, spans.stream().sorted().toList());
      }
    });
    return Collections.unmodifiableMap(sorted);
  }

  private static void requireApart(String name, Map<DayOfWeek, List<Hours>> hours) {
    for (var entry : hours.entrySet()) {
      var day = entry.getKey();
      var spans = entry.getValue();
      for (var i = 0; i < spans.size(); i++) {
        var span = spans.get(i);
        if (i + 1 < spans.size() && spans.get(i + 1).fromMinute() < span.toMinute()) {
          throw overlap(name, day, span, day, spans.get(i + 1));
        }
        // Only the next day's first span can be met: the others begin later still.
        var tomorrow = hours.getOrDefault(day.plus(1), List.of());
        if (!tomorrow.isEmpty() && tomorrow.getFirst().fromMinute() + DAY < span.toMinute()) {
          throw overlap(name, day, span, day.plus(1), tomorrow.getFirst());
        }
      }
    }
  }

  private static IllegalArgumentException overlap(
      String name, DayOfWeek day, Hours span, DayOfWeek otherDay, Hours other) {
    return new IllegalArgumentException(
        "calendar %s: %s %s and %s %s overlap; expected hours apart from each other"
            .formatted(Excerpt.of(name), Days.name(day), span, Days.name(otherDay), other));
  }

  /** The hours that begin on this date: none on a holiday. */
  List<Hours> hoursBeginningOn(LocalDate date) {
    return holidays.contains(date) ? List.of() : hours.getOrDefault(date.getDayOfWeek(), List.of());
  }

  @Override
  public boolean contains(Instant at) {
    var local = at.atZone(zone).toLocalDateTime();
    var second = local.toLocalTime().toSecondOfDay();
    return hoursBeginningOn(local.toLocalDate()).stream().anyMatch(span -> span.covers(second))
        || hoursBeginningOn(local.toLocalDate().minusDays(1)).stream()
            .anyMatch(span -> span.covers(second + DAY * 60));
  }

  @Override
  public Iterator<Span> openSpans(Instant from, Instant to) {
    return new OpenSpans(this, from, to);
  }

  @Override
  public Optional<String> whyClosed(Instant at) {
    if (contains(at)) {
      return Optional.empty();
    }
    var local = at.atZone(zone);
    var why = holidays.contains(local.toLocalDate()) ? "a holiday" : "outside the hours";
    var opens =
        nextOpening(at)
            .map(next -> "opens " + CLOCK.format(next.atZone(zone)))
            .orElse("never opens again");
    return Optional.of(
        "%s is %s of calendar %s (%s), which %s"
            .formatted(CLOCK.format(local), why, Excerpt.of(name), zone, opens));
  }
}
