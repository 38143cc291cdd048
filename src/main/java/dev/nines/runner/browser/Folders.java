package dev.nines.runner.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;

/** Folders that are needed for a while. */
final class Folders {

  private static final int ATTEMPTS = 5;

  private Folders() {}

  /** What is directly inside. */
  static Set<Path> inside(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.collect(Collectors.toSet());
    }
  }

  /** Deletes a folder and what is inside, as far as it can be. */
  static void delete(Path folder) {
    for (int attempt = 1; Files.exists(folder); attempt++) {
      try (var all = Files.walk(folder)) {
        for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      } catch (IOException | java.io.UncheckedIOException e) {
        // Somebody who is about to end may still write or delete there.
        if (attempt == ATTEMPTS) {
          System.getLogger(Folders.class.getName())
              .log(System.Logger.Level.DEBUG, "a folder is left behind: " + folder, e);
          return;
        }
      }
    }
  }
}
