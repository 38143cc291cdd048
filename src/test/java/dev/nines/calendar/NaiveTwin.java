package dev.nines.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Business hours the slow way: it looks at the local clock minute by minute and knows nothing of
 * offsets. It is right for whole minutes, as hours and changes of the clock fall on them.
 */
record NaiveTwin(BusinessHours calendar) {

  boolean isOpen(Instant at) {
    var shown = LocalDateTime.ofInstant(at, calendar.zone());
    return isOpen(shown, shown.toLocalDate()) || isOpen(shown, shown.toLocalDate().minusDays(1));
  }

  private boolean isOpen(LocalDateTime shown, LocalDate begun) {
    if (calendar.holidays().dates().contains(begun)) {
      return false;
    }
    for (var span : calendar.hours().getOrDefault(begun.getDayOfWeek(), List.of())) {
      var opens = begun.atStartOfDay().plusMinutes(span.fromMinute());
      var closes = begun.atStartOfDay().plusMinutes(span.toMinute());
      if (!shown.isBefore(opens) && shown.isBefore(closes)) {
        return true;
      }
    }
    return false;
  }

  Duration openTimeBetween(Instant from, Instant to) {
    var minutes = 0;
    for (var at = from; at.isBefore(to); at = at.plus(1, ChronoUnit.MINUTES)) {
      minutes += isOpen(at) ? 1 : 0;
    }
    return Duration.ofMinutes(minutes);
  }

  Optional<Instant> nextOpening(Instant from, Instant limit) {
    for (var at = from; at.isBefore(limit); at = at.plus(1, ChronoUnit.MINUTES)) {
      if (isOpen(at)) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  Optional<Instant> plus(Instant from, int minutes, Instant limit) {
    var left = minutes;
    for (var at = from; at.isBefore(limit); at = at.plus(1, ChronoUnit.MINUTES)) {
      if (left == 0) {
        return Optional.of(at);
      }
      left -= isOpen(at) ? 1 : 0;
    }
    return Optional.empty();
  }
}
