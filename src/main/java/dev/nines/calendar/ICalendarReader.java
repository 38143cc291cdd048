package dev.nines.calendar;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Goes through an iCalendar file once: keeps the nesting of its components and hands each event on.
 */
final class ICalendarReader {

  private static final int MOST_PROBLEMS = 100;

  private final ZoneId zone;
  private final List<ICalendarProblem> problems = new ArrayList<>();
  private final Set<LocalDate> dates = new TreeSet<>();
  private final Deque<Component> open = new ArrayDeque<>();
  private int events;
  private int found;
  private boolean lost;

  private record Component(ContentLine begin, String name, List<ContentLine> properties) {}

  ICalendarReader(ZoneId zone) {
    this.zone = zone;
  }

  ICalendarHolidays read(String text) {
    for (var line : ContentLine.unfold(text)) {
      try {
        accept(ContentLine.parse(line));
      } catch (ICalendarException unread) {
        note(unread.problem());
      }
      if (lost) {
        return new ICalendarHolidays.Unreadable(problems);
      }
    }
    // A file that was cut off has lost the rest of its holidays.
    open.reversed().stream()
        .limit(MOST_PROBLEMS - problems.size())
        .map(begun ->
            new ICalendarProblem(
                begun.begin().line(), "BEGIN:" + begun.name() + " has no END; is the file whole?"))
        .forEach(problems::add);
    if (problems.isEmpty() && dates.isEmpty()) {
      note(
          new ICalendarProblem(
              1,
              "found no holiday in %d events; expected a VEVENT that is not cancelled"
                  .formatted(events)));
    }
    return problems.isEmpty()
        ? new ICalendarHolidays.Found(Holidays.of(dates))
        : new ICalendarHolidays.Unreadable(problems);
  }

  private void note(ICalendarProblem problem) {
    problems.add(problem);
    // Outside of any calendar there is no telling what the lines are: a web page, for example.
    lost |= open.isEmpty() || problems.size() >= MOST_PROBLEMS;
  }

  private void accept(ContentLine line) {
    var name = Excerpt.plain(line.value()).toUpperCase(Locale.ROOT);
    switch (line.name()) {
      case "BEGIN" -> begin(line, name);
      case "END" -> end(line, name);
      default -> property(line);
    }
  }

  private void begin(ContentLine line, String name) {
    if (open.isEmpty() != name.equals("VCALENDAR")) {
      throw line.problem(
          "found BEGIN:%s; expected VCALENDAR outermost, and only there".formatted(name));
    }
    if (name.equals("VEVENT") && open.size() > 1) {
      lost = true;
      throw line.problem(
          "found BEGIN:VEVENT within %s; expected it in VCALENDAR alone"
              .formatted(open.element().name()));
    }
    open.push(new Component(line, name, new ArrayList<>()));
  }

  private void property(ContentLine line) {
    if (open.isEmpty()) {
      throw line.problem(
          "found " + Excerpt.of(line.name()) + " outside a calendar; expected BEGIN:VCALENDAR");
    }
    open.element().properties().add(line);
  }

  private void end(ContentLine line, String name) {
    var ended = open.poll();
    if (ended == null) {
      throw line.problem("found END:%s; expected BEGIN:VCALENDAR".formatted(name));
    }
    if (!ended.name().equals(name)) {
      lost = true;
      throw line.problem(
          "found END:%s; expected the end of %s, begun in line %d"
              .formatted(name, ended.name(), ended.begin().line()));
    }
    if (name.equals("VEVENT")) {
      events++;
      var days = new HolidayEvent(ended.begin(), ended.properties(), zone).days();
      dates.addAll(days);
      // Every day counts, also one that was found before: it bounds the work, not the result alone.
      found += days.size();
      if (found > HolidayEvent.MOST_DAYS) {
        lost = true;
        throw line.problem(
            "the events up to here make %d holidays; expected at most %d"
                .formatted(found, HolidayEvent.MOST_DAYS));
      }
    }
  }
}
