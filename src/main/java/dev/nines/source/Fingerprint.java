package dev.nines.source;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files below some paths and beside those that are files, each with its time, size and
 * identity: when it is the same, so are they, for all that a look at their attributes can tell. Not
 * only journeys: a calendar's holidays or a certificate beside them count as well.
 */
record Fingerprint(TreeMap<Path, String> files) {

  private static final int MOST_DEPTH = 64;

  /**
   * @param own what begins so is left out
   */
  static Fingerprint of(List<Path> paths, List<Path> own) {
    var files = new TreeMap<Path, String>();
    for (var path : paths) {
      add(path, MOST_DEPTH, files);
      if (!Files.isDirectory(path)) {
        // A journey that is named alone takes its calendar, service and maintenance from there.
        add(path.toAbsolutePath().getParent(), 1, files);
      }
    }
    var prefixes = own.stream().map(Fingerprint::absolute).toList();
    files.keySet().removeIf(file -> prefixes.stream().anyMatch(absolute(file)::startsWith));
    return new Fingerprint(files);
  }

  private static String absolute(Path path) {
    return path.toAbsolutePath().normalize().toString();
  }

  private static void add(@Nullable Path path, int depth, TreeMap<Path, String> files) {
    if (path != null) {
      try {
        Files.walkFileTree(
            path,
            EnumSet.of(FileVisitOption.FOLLOW_LINKS),
            depth,
            new SimpleFileVisitor<>() {
              @Override
              public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.put(
                    file,
                    attributes.lastModifiedTime()
                        + " "
                        + attributes.size()
                        + " "
                        + Objects.toString(attributes.fileKey()));
                return FileVisitResult.CONTINUE;
              }

              @Override
              public FileVisitResult visitFileFailed(Path file, IOException e) {
                files.put(file, e.getClass().getSimpleName());
                return FileVisitResult.CONTINUE;
              }
            });
      } catch (IOException e) {
        files.put(path, e.getClass().getSimpleName());
      }
    }
  }
}
