package dev.nines.yaml;

import java.util.List;

/**
 * A file of a folder of journeys.
 *
 * @param path as it is shown in problems
 * @param text its content; empty where it could not be read
 * @param companions finds the files that it names
 * @param unreadable why it could not be read; empty where it could
 * @param kept whether this is a version that loaded before and stands in for one that does not:
 *     what it names and is no more there is then passed over
 */
public record SourceFile(
    String path, String text, Companions companions, List<Problem> unreadable, boolean kept) {

  /** The greatest file that is read, in bytes: 1 MiB. */
  public static final int LARGEST = 1 << 20;

  public SourceFile {
    unreadable = List.copyOf(unreadable);
  }

  public static SourceFile of(String path, String text, Companions companions) {
    return new SourceFile(path, text, companions, List.of(), false);
  }

  /** A file that names no others. */
  public static SourceFile of(String path, String text) {
    return of(path, text, Companions.NONE);
  }

  /** A file, or a folder, that gives no text. */
  public static SourceFile unreadable(Problem problem) {
    return new SourceFile(problem.file(), "", Companions.NONE, List.of(problem), false);
  }

  /** The same, noting what is taken of the files beside it. */
  SourceFile watched() {
    return new SourceFile(path, text, new WatchedCompanions(companions), unreadable, kept);
  }

  /** This version, standing in for one that does not load. */
  public SourceFile standingIn() {
    return new SourceFile(path, text, companions, unreadable, true);
  }
}
