package dev.nines.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A calendar and a whole minute to ask about, made from a seed.
 *
 * @param from within three days of a change of the clock, where the zone has one; holidays are near
 *     it
 * @param random for what else the test needs
 */
record RandomCase(BusinessHours calendar, Instant from, Random random) {

  private static final int DAY = 1440;

  private static final List<String> ZONES =
      List.of(
          "Europe/Berlin",
          "America/New_York",
          "Asia/Kolkata", // half an hour off, no changes
          "Australia/Lord_Howe", // changes by half an hour
          "America/Sao_Paulo", // changed at midnight until 2019
          "America/St_Johns", // changed at 00:01 until 2011
          "Pacific/Apia", // has no 30 December 2011
          "Africa/Casablanca", // changes around Ramadan
          "Antarctica/Troll", // changes by two hours
          "Asia/Tehran"); // changed at midnight until 2022

  static RandomCase of(long seed) {
    var random = new Random(seed);
    var zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    var any =
        Instant.parse("2009-01-01T00:00:00Z")
            .plus(random.nextInt(20 * 365 * DAY), ChronoUnit.MINUTES);
    var change = zone.getRules().nextTransition(any);
    var near = change == null ? any : change.getInstant();
    var holidays = new HashSet<LocalDate>();
    for (var i = random.nextInt(4); i > 0; i--) {
      holidays.add(LocalDate.ofInstant(near, zone).plusDays(random.nextInt(10) - 3));
    }
    return new RandomCase(
        new BusinessHours("random", zone, week(random), Holidays.of(holidays)),
        near.plus(random.nextInt(6 * DAY) - 3 * DAY, ChronoUnit.MINUTES),
        random);
  }

  /**
   * Walks through the week and opens and closes at random; the last hours end before the first ones
   * begin.
   */
  private static Map<DayOfWeek, List<Hours>> week(Random random) {
    var week = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
    var grain = random.nextBoolean() ? 30 : 1;
    var first = random.nextInt(DAY / grain) * grain;
    for (var minute = first; minute < 7 * DAY; ) {
      var length = (1 + random.nextInt(DAY / grain)) * grain;
      if (minute + length > 7 * DAY + first) {
        break;
      }
      week.computeIfAbsent(DayOfWeek.of(minute / DAY + 1), _ -> new ArrayList<>())
          .add(new Hours(minute % DAY, minute % DAY + length));
      minute += length + random.nextInt(3) * random.nextInt(DAY / grain) * grain;
    }
    return week;
  }

  @Override
  public String toString() {
    return "%s, from %s".formatted(calendar, from);
  }
}
