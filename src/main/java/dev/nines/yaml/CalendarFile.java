package dev.nines.yaml;

import dev.nines.calendar.Calendar;
import dev.nines.yaml.FileKind.Content;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file with the calendar that it is, if it is one.
 *
 * @param calendar null where the file is a journey, or a calendar with problems
 */
record CalendarFile(ReadFile file, @Nullable Calendar calendar) {

  static CalendarFile of(ReadFile file) {
    return new CalendarFile(
        file,
        file.content() instanceof Content(var kind, var written) && kind == FileKind.CALENDAR
            ? new CalendarBuilder(file.source().companions(), file.problems()).build(written)
            : null);
  }

  /** The name that the file gives itself as a calendar. */
  Optional<String> name() {
    return file.content() instanceof Content(var kind, var written) && kind == FileKind.CALENDAR
        ? written.find(CalendarKeys.CALENDAR)
        : Optional.empty();
  }
}
