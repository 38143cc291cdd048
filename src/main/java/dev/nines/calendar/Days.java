package dev.nines.calendar;

import java.time.DayOfWeek;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The text form of days of the week: {@code Mon-Fri}, {@code Mon,Wed}, {@code Sat}. */
public final class Days {

  private static final String EXPECTED = "expected days such as Mon-Fri, Sat or Mon,Wed";

  private Days() {}

  /**
   * Reads days and ranges of days, separated by commas; a range may go over the week's end ({@code
   * Fri-Mon}). A day is its English name or the first three letters of it, in any case.
   *
   * @return the days, at least one, in the order of the week
   * @throws IllegalArgumentException saying what was found and what is expected
   */
  public static Set<DayOfWeek> parse(String text) {
    var days = EnumSet.noneOf(DayOfWeek.class);
    for (var part : text.split(",", -1)) {
      var ends = part.split("[-–]", -1);
      if (ends.length > 2) {
        throw new IllegalArgumentException("days " + Excerpt.of(text) + ": " + EXPECTED);
      }
      var last = day(ends[ends.length - 1], text);
      for (var day = day(ends[0], text); ; day = day.plus(1)) {
        if (!days.add(day)) {
          throw new IllegalArgumentException(
              "days " + Excerpt.of(text) + " name " + name(day) + " twice; expected each day once");
        }
        if (day == last) {
          break;
        }
      }
    }
    return Collections.unmodifiableSet(days);
  }

  private static DayOfWeek day(String found, String text) {
    var sought = found.strip().toUpperCase(Locale.ROOT);
    for (var day : DayOfWeek.values()) {
      if (sought.equals(day.name()) || sought.equals(day.name().substring(0, 3))) {
        return day;
      }
    }
    throw new IllegalArgumentException(
        "days "
            + Excerpt.of(text)
            + ": there is no day "
            + Excerpt.of(found.strip())
            + "; "
            + EXPECTED);
  }

  /** The short name, in the form that {@link #parse} reads. */
  static String name(DayOfWeek day) {
    return day.name().charAt(0) + day.name().substring(1, 3).toLowerCase(Locale.ROOT);
  }
}
