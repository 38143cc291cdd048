package dev.nines.yaml;

import dev.nines.calendar.Days;
import dev.nines.calendar.Hours;
import dev.nines.yaml.shape.Named;
import dev.nines.yaml.shape.Problems;
import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Hours that come back every week, as their author wrote them: by days. */
record WeeklyHours(Problems problems) {

  /** The hours of each day that has any. */
  Map<DayOfWeek, List<Hours>> read(List<Named<List<Hours>>> written) {
    Map<DayOfWeek, List<Hours>> hours = new EnumMap<>(DayOfWeek.class);
    for (var named : written) {
      for (var day : days(named)) {
        var first = hours.putIfAbsent(day, named.value() == null ? List.of() : named.value());
        if (first != null) {
          problems.add(
              named.key().place(),
              "found hours for " + day + " twice; expected each day once",
              "give a day's hours as a list");
        }
      }
    }
    return hours;
  }

  private Set<DayOfWeek> days(Named<List<Hours>> named) {
    try {
      return Days.parse(named.name());
    } catch (IllegalArgumentException e) {
      problems.add(named.key().place(), String.valueOf(e.getMessage()), null);
      return Set.of();
    }
  }
}
