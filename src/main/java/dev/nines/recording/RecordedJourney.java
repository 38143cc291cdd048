package dev.nines.recording;

import java.util.List;

/**
 * A journey made of a recording.
 *
 * @param text the file, in YAML
 * @param steps how many steps it has
 * @param warnings what could not be written as it was done, each with what to do about it
 */
public record RecordedJourney(String text, int steps, List<String> warnings) {
  public RecordedJourney {
    warnings = List.copyOf(warnings);
  }
}
