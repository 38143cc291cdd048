package dev.nines.yaml;

import java.util.List;

/**
 * The files of a folder that are no journeys, as far as journeys depend on them.
 *
 * @param files in the order in which they were given
 * @param sure whether all files could be read: where one could not, less is held against journeys
 */
record OtherFiles(List<OtherFile> files, boolean sure) {

  /**
   * One of them.
   *
   * @param kept whether it stands in for one that does not load
   * @param sound whether it is in order; what is not counts for nothing
   * @param taken of the files beside it, see {@link WatchedCompanions#taken()}
   */
  record OtherFile(String text, boolean kept, boolean sound, List<String> taken) {}

  OtherFiles {
    files = List.copyOf(files);
  }

  /**
   * Those of {@code files} that are none.
   *
   * @param sure whether these and all journeys could be read
   */
  static OtherFiles of(List<ReadFile> files, boolean sure) {
    return new OtherFiles(
        files.stream()
            .filter(file -> file.content() != null && !file.is(FileKind.JOURNEY))
            .map(file ->
                new OtherFile(
                    file.source().text(),
                    file.source().kept(),
                    file.problems().count() == 0,
                    file.source().companions() instanceof WatchedCompanions watched
                        ? watched.taken()
                        : List.of()))
            .toList(),
        sure);
  }

  /** Whether a journey that is in order beside {@code others} comes to the same beside these. */
  boolean allow(OtherFiles others) {
    return files.equals(others.files) && (others.sure || !sure);
  }
}
