package dev.nines.calendar;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Open hours that begin on some day of the week, by the local clock. They belong to the day on
 * which they begin, also where they last over midnight.
 *
 * @param fromMinute when they begin, in minutes of the day: 0 to 1439
 * @param toMinute when they end, in minutes from the start of the same day: later than {@code
 *     fromMinute}, by 1440 at most; 1440 is midnight at the day's end, more lies in the next day
 */
public record Hours(int fromMinute, int toMinute) implements Comparable<Hours> {

  private static final int DAY = 24 * 60;
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,2}):(\\d{2})\\s*[-–]\\s*(\\d{1,2}):(\\d{2})");
  private static final String EXPECTED =
      "expected FROM-TO, such as 09:00-18:00, 18:00-24:00 or 22:00-06:00";

  /**
   * @throws IllegalArgumentException if a minute is outside its range
   */
  public Hours {
    if (fromMinute < 0
        || fromMinute >= DAY
        || toMinute <= fromMinute
        || toMinute > fromMinute + DAY) {
      throw new IllegalArgumentException(
          "hours from minute %d to minute %d; expected a start from 0 to 1439 and an end within 1440 after it"
              .formatted(fromMinute, toMinute));
    }
  }

  /**
   * Reads {@code 09:00-18:00}. An end of {@code 24:00} is the end of the day; an end before the
   * start is in the next day.
   *
   * @throws IllegalArgumentException saying what was found and what is expected
   */
  public static Hours parse(String text) {
    var matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("hours " + Excerpt.of(text) + ": " + EXPECTED);
    }
    var from = minute(text, matcher, 1);
    var to = minute(text, matcher, 3);
    if (from == DAY) {
      throw new IllegalArgumentException(
          "hours " + Excerpt.of(text) + " begin at 24:00; expected 00:00 of the next day");
    }
    if (from == to) {
      throw new IllegalArgumentException(
          "hours "
              + Excerpt.of(text)
              + " end where they begin; expected 00:00-24:00 for a whole day");
    }
    return new Hours(from, to < from ? to + DAY : to);
  }

  private static int minute(String text, Matcher matcher, int group) {
    var hour = Integer.parseInt(matcher.group(group));
    var minute = Integer.parseInt(matcher.group(group + 1));
    if (minute > 59 || hour * 60 + minute > DAY) {
      throw new IllegalArgumentException(
          "hours %s: there is no time %s:%s; expected 00:00 to 24:00"
              .formatted(Excerpt.of(text), matcher.group(group), matcher.group(group + 1)));
    }
    return hour * 60 + minute;
  }

  /** Whether they cover this second, counted from the start of the day on which they begin. */
  boolean covers(int second) {
    return second >= fromMinute * 60 && second < toMinute * 60;
  }

  @Override
  public int compareTo(Hours other) {
    var byStart = Integer.compare(fromMinute, other.fromMinute);
    return byStart != 0 ? byStart : Integer.compare(toMinute, other.toMinute);
  }

  /** In the form that {@link #parse} reads. */
  @Override
  public String toString() {
    return clock(fromMinute) + "-" + clock(toMinute > DAY ? toMinute - DAY : toMinute);
  }

  private static String clock(int minute) {
    return "%02d:%02d".formatted(minute / 60, minute % 60);
  }
}
