package dev.nines.yaml;

import dev.nines.yaml.FileKind.Content;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Calendars that nobody named but that stand beside a journey that was: who loads one file of a
 * folder means it as it is in its folder.
 */
final class Neighbours {

  private Neighbours() {}

  /** The calendars beside the journeys whose calendar {@code known} does not have. */
  static List<CalendarFile> of(List<ReadFile> files, Calendars known) {
    Map<String, Companions> folders = new HashMap<>();
    files.stream()
        .filter(file -> asks(file, known))
        .map(file -> file.source().companions())
        .forEach(companions -> folders.putIfAbsent(companions.locate(""), companions));
    return folders.values().stream()
        .flatMap(Neighbours::calendars)
        .filter(file -> file.name().isPresent())
        .toList();
  }

  private static boolean asks(ReadFile file, Calendars known) {
    return file.content() instanceof Content(var kind, var written)
        && kind == FileKind.JOURNEY
        && written
            .find(JourneyKeys.WHEN)
            .flatMap(when -> when.find(WhenKeys.CALENDAR))
            .filter(name -> !known.has(name))
            .isPresent();
  }

  private static Stream<CalendarFile> calendars(Companions companions) {
    return companions.neighbours().stream().map(ReadFile::of).map(CalendarFile::of);
  }
}
