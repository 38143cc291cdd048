package dev.nines.yaml;

import dev.nines.calendar.Calendar;
import dev.nines.journey.Journey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one file: a journey, a calendar, or problems. Where there are problems there is
 * nothing else, and the file's last good version may stay in force.
 *
 * @param path as it was given
 * @param problems in the order of their places
 * @param warnings what its author should know, in the order of their places
 */
public record LoadedFile(
    String path,
    @Nullable Journey journey,
    @Nullable Calendar calendar,
    List<Problem> problems,
    List<Problem> warnings) {

  public LoadedFile {
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
  }

  public boolean ok() {
    return problems.isEmpty();
  }
}
