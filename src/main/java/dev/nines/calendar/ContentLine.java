package dev.nines.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One property of an iCalendar file: {@code NAME;PARAMETER=value:value}.
 *
 * @param line where it begins in the file, counted from 1
 * @param name in capitals
 * @param zoneName the time zone that it names, the one parameter that matters here
 * @param value as written
 */
record ContentLine(int line, String name, Optional<String> zoneName, String value) {

  /** A line of text that has yet to be understood. */
  record Unread(int line, StringBuilder text) {}

  /**
   * The text's lines, unfolded: a line that begins with a space or a tab goes on with the line
   * before.
   */
  static List<Unread> unfold(String text) {
    var unfolded = new ArrayList<Unread>();
    var number = 0;
    // A byte order mark is no part of the text.
    for (var line : (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList()) {
      number++;
      if (!unfolded.isEmpty() && (line.startsWith(" ") || line.startsWith("\t"))) {
        unfolded.getLast().text().append(line, 1, line.length());
      } else if (!line.isBlank()) {
        unfolded.add(new Unread(number, new StringBuilder(line)));
      }
    }
    return unfolded;
  }

  /**
   * @throws ICalendarException if it is not of the form
   */
  static ContentLine parse(Unread unread) {
    var text = unread.text();
    var parts = new ArrayList<String>();
    var start = 0;
    var quoted = false;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      quoted ^= c == '"';
      if (!quoted && (c == ';' || c == ':')) {
        parts.add(text.substring(start, i));
        start = i + 1;
        if (c == ':') {
          return of(unread.line(), parts, text.substring(start));
        }
      }
    }
    throw new ICalendarException(
        unread.line(), "found " + Excerpt.of(text.toString()) + "; expected NAME:VALUE");
  }

  private static ContentLine of(int line, List<String> parts, String value) {
    var zoneName =
        parts.stream()
            .skip(1)
            .filter(parameter -> parameter.regionMatches(true, 0, "TZID=", 0, 5))
            .map(parameter -> parameter.substring(5).replace("\"", ""))
            .findFirst();
    return new ContentLine(
        line, parts.getFirst().toUpperCase(Locale.ROOT), zoneName, value.strip());
  }

  /** A problem with this line. */
  ICalendarException problem(String message) {
    return new ICalendarException(line, message);
  }
}
