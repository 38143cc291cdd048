package dev.nines.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;

/**
 * The open spans of business hours within a window. It walks from one change of the clock to the
 * next: between two changes local time is the time line shifted by one offset, so that nothing
 * there can be skipped or met twice, and what the changes themselves do follows by cutting at them.
 */
final class OpenSpans extends LookaheadSpans {

  private static final long DAY = 86_400;

  private final BusinessHours calendar;
  private final ZoneRules rules;
  private final Instant end;

  // The stretch of one offset, the local days that it touches, the hours of the present one.
  private Instant stretchFrom;
  private Instant stretchTo;
  private long offset;
  private long day;
  private long lastDay;
  private List<Hours> hours = List.of();
  private int index;

  OpenSpans(BusinessHours calendar, Instant from, Instant to) {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "the window ends at " + to + ", before it begins at " + from);
    }
    if (to.minus(Calendar.HORIZON).isAfter(from)) {
      throw new IllegalArgumentException(
          "the window from %s to %s is longer than the limit of %d days"
              .formatted(from, to, Calendar.HORIZON.toDays()));
    }
    this.calendar = calendar;
    this.rules = calendar.zone().getRules();
    this.end = to;
    this.stretchFrom = from;
    this.stretchTo = from;
    enterStretch();
  }

  @Override
  protected Optional<Span> advance() {
    while (true) {
      while (index < hours.size()) {
        var span = cut(hours.get(index++));
        if (span.isPresent()) {
          return span;
        }
      }
      if (day < lastDay) {
        day++;
        enterDay();
      } else if (stretchTo.isBefore(end)) {
        enterStretch();
      } else {
        return Optional.empty();
      }
    }
  }

  private void enterStretch() {
    stretchFrom = stretchTo;
    offset = rules.getOffset(stretchFrom).getTotalSeconds();
    var change = rules.nextTransition(stretchFrom);
    stretchTo = change == null || change.getInstant().isAfter(end) ? end : change.getInstant();
    // The day before may have begun a span that lasts over midnight.
    day = localDay(stretchFrom) - 1;
    lastDay = localDay(stretchTo);
    enterDay();
  }

  private void enterDay() {
    hours = calendar.hoursBeginningOn(LocalDate.ofEpochDay(day));
    index = 0;
  }

  private Optional<Span> cut(Hours span) {
    var midnight = day * DAY - offset;
    var opens = Instant.ofEpochSecond(midnight + span.fromMinute() * 60L);
    var closes = Instant.ofEpochSecond(midnight + span.toMinute() * 60L);
    return Span.between(
        opens.isBefore(stretchFrom) ? stretchFrom : opens,
        closes.isAfter(stretchTo) ? stretchTo : closes);
  }

  private long localDay(Instant at) {
    return Math.floorDiv(at.getEpochSecond() + offset, DAY);
  }
}
