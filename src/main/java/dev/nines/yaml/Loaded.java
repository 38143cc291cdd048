package dev.nines.yaml;

import dev.nines.calendar.Calendar;
import dev.nines.journey.Journey;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What came of a folder.
 *
 * @param files in the order given, one for each
 * @param general problems of the folder as a whole, such as that it has no journey
 */
public record Loaded(List<LoadedFile> files, List<Problem> general) {

  public Loaded {
    files = List.copyOf(files);
    general = List.copyOf(general);
  }

  /** Whether everything was loaded. */
  public boolean ok() {
    return problems().isEmpty();
  }

  /** The journeys of all good files. */
  public List<Journey> journeys() {
    return files.stream()
        .map(LoadedFile::journey)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .toList();
  }

  /** The calendars of all good files. */
  public List<Calendar> calendars() {
    return files.stream()
        .map(LoadedFile::calendar)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .toList();
  }

  /** All problems, by file and place. */
  public List<Problem> problems() {
    return Stream.concat(files.stream().flatMap(file -> file.problems().stream()), general.stream())
        .toList();
  }

  /** All warnings, by file and place. */
  public List<Problem> warnings() {
    return files.stream().flatMap(file -> file.warnings().stream()).toList();
  }
}
