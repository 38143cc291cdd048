package dev.nines.yaml;

import dev.nines.calendar.Always;
import dev.nines.calendar.Calendar;
import dev.nines.yaml.shape.Nearest;
import dev.nines.yaml.shape.Problems;
import dev.nines.yaml.shape.Quoted;
import dev.nines.yaml.shape.Written;
import java.util.Map;
import java.util.TreeSet;

/**
 * The calendars of a folder, by name.
 *
 * @param broken the files of those that have problems
 */
record Calendars(Map<String, Calendar> byName, Map<String, String> broken) {

  /** The calendar under {@code when}; one that is always open where there is none or a problem. */
  Calendar of(Written when, Problems problems) {
    var name = when.get(WhenKeys.CALENDAR, Always.NAME);
    var found = byName.get(name);
    if (found != null || name.equals(Always.NAME)) {
      return found == null ? new Always() : found;
    }
    if (broken.containsKey(name)) {
      problems.add(
          when.at(WhenKeys.CALENDAR),
          "calendar %s has problems of its own, in %s".formatted(Quoted.of(name), broken.get(name)),
          null);
    } else {
      var known = new TreeSet<>(byName.keySet());
      known.add(Always.NAME);
      var near = Nearest.to(name, known);
      problems.add(
          when.at(WhenKeys.CALENDAR),
          "there is no calendar %s; expected one of %s"
              .formatted(Quoted.of(name), String.join(", ", known)),
          near == null
              ? "give it a file that begins with `calendar: " + name + "`"
              : "did you mean " + near + "?");
    }
    return new Always();
  }
}
