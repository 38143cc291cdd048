package dev.nines.source.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;

/**
 * How revisions lie on disk: each in a folder with its commit's name, and a link to the one that is
 * in force, whose path stays the same for all of them. Of a tree only plain files are taken: a link
 * may lead anywhere.
 */
final class Layout {

  /** More is no folder of journeys. */
  private static final int MOST_FILES = 20_000;

  /** As much as the largest file that a journey may name. */
  private static final int MOST_BYTES = 10 * 1024 * 1024;

  private final Path revisions;
  private final Path current;
  private final Path answered;

  Layout(Path folder) {
    this.answered = folder.resolve("answered");
    this.revisions = folder.resolve("revisions");
    this.current = folder.resolve("current");
  }

  Path current() {
    return current;
  }

  /** The files of a commit, written where they are not there yet. */
  Path of(Repository repository, RevCommit commit, String folder) throws IOException {
    var place = revisions.resolve(commit.name());
    if (!Files.isDirectory(place)) {
      Files.createDirectories(revisions);
      var made = Files.createTempDirectory(revisions, "new-");
      try {
        write(repository, commit, folder, made);
        Mirror.place(made, place);
      } catch (IOException | RuntimeException e) {
        delete(made);
        throw e;
      }
    }
    return place;
  }

  private static void write(Repository repository, RevCommit commit, String folder, Path to)
      throws IOException {
    int files = 0;
    try (var walk = new TreeWalk(repository)) {
      walk.addTree(commit.getTree());
      walk.setRecursive(true);
      if (!folder.isEmpty()) {
        walk.setFilter(PathFilter.create(folder));
      }
      while (walk.next()) {
        var mode = walk.getFileMode(0);
        if (!mode.equals(FileMode.REGULAR_FILE) && !mode.equals(FileMode.EXECUTABLE_FILE)) {
          continue;
        }
        var object = repository.open(walk.getObjectId(0));
        if (object.getSize() > MOST_BYTES) {
          continue;
        }
        if (++files > MOST_FILES) {
          throw new RemoteAwayException(
              "commit " + commit.name() + " has more than " + MOST_FILES + " files; name a folder");
        }
        if (walk.getPathString().equals(folder)) {
          throw new RemoteAwayException(folder + " is a file; name a folder of the repository");
        }
        var inside = walk.getPathString().substring(folder.isEmpty() ? 0 : folder.length() + 1);
        var file = place(to, inside);
        if (!file.startsWith(to)) {
          throw new RemoteAwayException(walk.getPathString() + " leads out of the repository");
        }
        Files.createDirectories(file.getParent());
        try (var out = Files.newOutputStream(file)) {
          object.copyTo(out);
        }
      }
    }
    if (files == 0) {
      throw new RemoteAwayException(
          "commit "
              + commit.name()
              + " has no files"
              + (folder.isEmpty() ? "" : " in \"" + folder + "\""));
    }
  }

  private static Path place(Path to, String inside) throws RemoteAwayException {
    try {
      return to.resolve(inside).normalize();
    } catch (InvalidPathException e) {
      throw new RemoteAwayException(
          "a file's name cannot be written here, as the process has no UTF-8; set LANG=C.UTF-8: "
              + e.getMessage());
    }
  }

  void enforce(Revision revision) throws IOException {
    var link = revisions.resolve("link-" + ProcessHandle.current().pid());
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, Path.of("revisions").resolve(revision.commit()));
    Mirror.place(link, current);
    List<Path> old;
    try (var all = Files.list(revisions)) {
      old = all.filter(one -> !one.endsWith(revision.commit())).toList();
    }
    for (var one : old) {
      delete(one);
    }
  }

  Optional<String> inForce() {
    try {
      return Files.isDirectory(current)
          ? Optional.of(String.valueOf(Files.readSymbolicLink(current).getFileName()))
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  void drop(Revision revision) throws IOException {
    if (Files.exists(revision.files()) && !inForce().equals(Optional.of(revision.commit()))) {
      delete(revision.files());
    }
  }

  void answered(Instant at) throws IOException {
    Files.writeString(answered, at.toString());
  }

  Optional<Instant> answered() {
    try {
      return Optional.of(Instant.parse(Files.readString(answered).strip()));
    } catch (IOException | DateTimeParseException _) {
      return Optional.empty();
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all;
    try (var walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (var one : all) {
      Files.deleteIfExists(one);
    }
  }
}
