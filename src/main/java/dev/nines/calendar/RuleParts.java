package dev.nines.calendar;

import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an {@code RRULE} says, part by part.
 *
 * @param line the property
 * @param values by the part's name
 */
record RuleParts(ContentLine line, Map<String, String> values) {

  /**
   * All that is read. The start of the week, WKST, has no meaning for rules that do not number
   * weeks.
   */
  private static final Set<String> KNOWN =
      Set.of("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYMONTHDAY", "BYDAY", "WKST");

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,4}");

  static RuleParts parse(ContentLine line) {
    var values = new HashMap<String, String>();
    // Some programs write a semicolon at the end.
    var rule = line.value().toUpperCase(Locale.ROOT).replaceFirst(";$", "");
    for (var part : rule.split(";", -1)) {
      var sides = part.split("=", 2);
      if (sides.length < 2) {
        throw line.problem("RRULE: found %s; expected NAME=VALUE".formatted(Excerpt.of(part)));
      }
      if (!KNOWN.contains(sides[0])) {
        throw line.problem(
            "RRULE: %s is not read; expected INTERVAL, COUNT, UNTIL, BYMONTH, BYMONTHDAY or BYDAY"
                .formatted(Excerpt.plain(part)));
      }
      if (values.put(sides[0], sides[1]) != null) {
        throw line.problem("RRULE: found %s twice; expected it once".formatted(sides[0]));
      }
    }
    return new RuleParts(line, values);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  /** The values of a list; none where it is not given. */
  Stream<String> list(String name) {
    return has(name) ? Stream.of(values.getOrDefault(name, "").split(",", -1)) : Stream.empty();
  }

  /** The number that a part gives, from 1 to a limit, or another where it is not given. */
  int number(String name, int most, int otherwise) {
    return has(name) ? number(name, values.getOrDefault(name, ""), 1, most) : otherwise;
  }

  /** The numbers of a list, in order. */
  Set<Integer> numbers(String name, int least, int most) {
    var numbers = new TreeSet<Integer>();
    list(name).forEach(text -> numbers.add(number(name, text, least, most)));
    return Collections.unmodifiableSet(numbers);
  }

  private int number(String name, String text, int least, int most) {
    if (NUMBER.matcher(text).matches()) {
      var number = Integer.parseInt(text);
      if (number >= least && number <= most && number != 0) {
        return number;
      }
    }
    throw problem(name, text, "a number from %d to %d, other than 0".formatted(least, most));
  }

  ICalendarException problem(String name, String found, String expected) {
    return line.problem(
        "RRULE: found %s=%s; expected %s".formatted(name, Excerpt.plain(found), expected));
  }
}
