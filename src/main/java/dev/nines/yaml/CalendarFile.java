package dev.nines.yaml;

import dev.nines.calendar.Calendar;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file with the calendar that it is, if it is one.
 *
 * @param calendar null where the file is none, or one with problems
 */
record CalendarFile(ReadFile file, @Nullable Calendar calendar) {

  static CalendarFile of(ReadFile file) {
    return new CalendarFile(
        file,
        file.as(FileKind.CALENDAR)
            .map(new CalendarBuilder(file.source().companions(), file.problems())::build)
            .orElse(null));
  }

  /** The name that the file gives itself as a calendar. */
  Optional<String> name() {
    return file.name(FileKind.CALENDAR);
  }
}
