package dev.nines.cli;

import dev.nines.yaml.Loaded;
import dev.nines.yaml.LoadedFile;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was found in files, in brief. */
final class Findings {

  /** As many files as are told by name. */
  private static final int NAMED = 3;

  private Findings() {}

  /** Such as {@code ": service chat-support"} or {@code ": 12 journeys, 2 services"}. */
  static String of(Loaded loaded) {
    var found =
        loaded.files().stream()
            .map(LoadedFile::identity)
            .filter(identity -> !identity.isEmpty())
            .toList();
    if (found.isEmpty()) {
      return "";
    }
    return ": " + (found.size() <= NAMED ? String.join(", ", found) : counted(loaded));
  }

  private static String counted(Loaded loaded) {
    return Stream.of(
            counted(loaded.journeys(), "journey", "journeys"),
            counted(loaded.services(), "service", "services"),
            counted(loaded.calendars(), "calendar", "calendars"),
            counted(loaded.maintenance(), "maintenance", "maintenances"),
            counted(loaded.silences(), "silence", "silences"),
            counted(loaded.receivers(), "receiver", "receivers"))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String counted(List<?> all, String one, String many) {
    return all.isEmpty() ? "" : all.size() + " " + (all.size() == 1 ? one : many);
  }
}
