package dev.nines.yaml;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The YAML files below a folder. Links are followed, as a mounted volume shows its files as links;
 * hidden files and folders are left out, as it keeps their content in one.
 *
 * @param failures what could not be looked into, and why
 */
record FolderWalk(SortedSet<Path> found, SortedMap<Path, String> failures) {

  static FolderWalk only(Path file) {
    return new FolderWalk(new TreeSet<>(java.util.Set.of(file)), new TreeMap<>());
  }

  static FolderWalk of(Path folder) {
    return of(folder, Integer.MAX_VALUE);
  }

  /** As {@link #of(Path)}, but so many levels deep. */
  static FolderWalk of(Path folder, int depth) {
    var walk = new FolderWalk(new TreeSet<>(), new TreeMap<>());
    try {
      Files.walkFileTree(
          folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), depth, walk.visitor(folder));
    } catch (IOException e) {
      walk.failures.put(folder, "this folder cannot be read: " + reason(e));
    }
    if (walk.found.isEmpty() && walk.failures.isEmpty()) {
      walk.failures.put(folder, "found no *.yaml or *.yml file in this folder; expected journeys");
    }
    return walk;
  }

  private SimpleFileVisitor<Path> visitor(Path folder) {
    return new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
        return hidden(path) && !path.equals(folder)
            ? FileVisitResult.SKIP_SUBTREE
            : FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
        // A pipe or a socket of that name would never end.
        if (yaml(path) && !attributes.isOther()) {
          found.add(path);
        }
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path path, IOException e) {
        if (yaml(path)) {
          // Reading it will say why.
          found.add(path);
        } else if (!hidden(path)
            && !(e instanceof FileSystemLoopException)
            && !(e instanceof NoSuchFileException)) {
          failures.put(path, "this cannot be read: " + reason(e));
        }
        return FileVisitResult.CONTINUE;
      }
    };
  }

  private static boolean yaml(Path path) {
    var name = path.toString();
    return !hidden(path) && (name.endsWith(".yaml") || name.endsWith(".yml"));
  }

  private static boolean hidden(Path path) {
    var name = path.getFileName();
    return name != null && name.toString().startsWith(".");
  }

  /** Why something cannot be read, in words and without its path, which is said beside it. */
  static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "there is no such file";
      case AccessDeniedException _ -> "access is denied";
      case FileSystemException system when system.getReason() != null -> system.getReason();
      case IOException other -> String.valueOf(other.getMessage());
    };
  }
}
