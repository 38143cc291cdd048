package dev.nines.yaml;

import dev.nines.calendar.Always;
import dev.nines.calendar.Calendar;
import dev.nines.journey.Nearest;
import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.Problems;
import dev.nines.yaml.shape.Quoted;
import dev.nines.yaml.shape.Written;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The calendars of a folder, by name.
 *
 * @param broken the files of those that have problems
 */
record Calendars(Map<String, Calendar> byName, Map<String, String> broken) {

  /** Those of {@code files}; of two with the same name the first. */
  static Calendars of(List<CalendarFile> files) {
    Map<String, Calendar> byName = new LinkedHashMap<>();
    Map<String, String> broken = new HashMap<>();
    for (var file : files) {
      if (file.calendar() != null) {
        byName.putIfAbsent(file.calendar().name(), file.calendar());
      } else {
        file.name().ifPresent(name -> broken.putIfAbsent(name, file.file().source().path()));
      }
    }
    return new Calendars(byName, broken);
  }

  /** Whether there is a calendar of this name, in order or not. */
  boolean has(String name) {
    return name.equals(Always.NAME) || byName.containsKey(name) || broken.containsKey(name);
  }

  /** The calendar under {@code when}; one that is always open where there is none or a problem. */
  Calendar of(Written when, Problems problems) {
    return of(when, WhenKeys.CALENDAR, problems);
  }

  /** The calendar that {@code key} names; one that is always open where there is none. */
  Calendar of(Written when, Key<String> key, Problems problems) {
    var name = when.get(key, Always.NAME);
    var found = byName.get(name);
    if (found != null || name.equals(Always.NAME)) {
      return found == null ? new Always() : found;
    }
    if (broken.containsKey(name)) {
      problems.add(
          when.at(key),
          "calendar %s has problems of its own, in %s".formatted(Quoted.of(name), broken.get(name)),
          null);
    } else {
      var known = new TreeSet<>(byName.keySet());
      known.add(Always.NAME);
      var near = Nearest.to(name, known);
      problems.add(
          when.at(key),
          "there is no calendar %s; expected one of %s"
              .formatted(Quoted.of(name), String.join(", ", known)),
          near == null
              ? "give it a file that begins with `calendar: " + name + "`"
              : "did you mean " + near + "?");
    }
    return new Always();
  }
}
