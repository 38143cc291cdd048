package dev.nines.calendar;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;

/**
 * The holidays of an iCalendar file (RFC 5545): either all of them, or everything that stands in
 * the way. What the reader does not understand and could hide a holiday is a problem, never left
 * out in silence.
 *
 * <p>Each event that is not cancelled makes holidays of all the days that it touches. Understood
 * are whole days and times, {@code DTEND} and {@code DURATION}, yearly rules by month, day of the
 * month and day of the week, {@code RDATE} and {@code EXDATE}. Rules without an end are followed
 * through the year {@value YearlyRule#LAST_YEAR}. Other components than events, and other
 * properties, are skipped.
 */
public sealed interface ICalendarHolidays {

  /** The largest file that is read, in bytes of UTF-8: 1 MiB. */
  int LARGEST_FILE = 1 << 20;

  /**
   * The file was read whole.
   *
   * @param holidays at least one
   */
  record Found(Holidays holidays) implements ICalendarHolidays {}

  /**
   * The file was not read.
   *
   * @param problems at least one, 100 at most, in the order in which they were met
   */
  record Unreadable(List<ICalendarProblem> problems) implements ICalendarHolidays {

    public Unreadable {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Reads the text of a file.
   *
   * @param zone of the business hours that the holidays are for. It says to which days a time in
   *     UTC belongs; a time with a zone of its own, or with none, belongs to the day that is
   *     written
   */
  static ICalendarHolidays read(String text, ZoneId zone) {
    if (text.length() > LARGEST_FILE
        || text.getBytes(StandardCharsets.UTF_8).length > LARGEST_FILE) {
      return new Unreadable(
          List.of(new ICalendarProblem(1, "the file is larger than the limit of 1 MiB")));
    }
    return new ICalendarReader(zone).read(text);
  }
}
