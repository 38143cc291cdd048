package dev.nines.source.git;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/**
 * The plain files of a commit, written into a folder of this machine. A link is none of them: it
 * may lead anywhere.
 *
 * @param folder of the repository in which they are; empty for all of it
 */
record FilesOfCommit(Repository repository, RevCommit commit, String folder) {

  /** More is no folder of journeys. */
  private static final int MOST_FILES = 20_000;

  /** As much as the largest file that a journey may name. */
  private static final int MOST_BYTES = 10 * 1024 * 1024;

  /**
   * Writes what differs.
   *
   * @param before the tree whose files are there already, by this very way; null where none are
   */
  void write(@Nullable ObjectId before, Path to) throws IOException {
    check();
    try (var walk = new TreeWalk(repository)) {
      if (before == null) {
        walk.addTree(new EmptyTreeIterator());
      } else {
        walk.addTree(before);
      }
      walk.addTree(commit.getTree());
      walk.setRecursive(true);
      walk.setFilter(filter());
      var written = new ArrayList<Entry>();
      while (walk.next()) {
        // A file goes before a folder of its name comes, and the other way round.
        if (isFile(walk.getFileMode(0))) {
          delete(place(to, inside(walk.getPathString())), to);
        }
        if (isFile(walk.getFileMode(1))) {
          written.add(new Entry(inside(walk.getPathString()), walk.getObjectId(1)));
        }
      }
      for (var entry : written) {
        write(entry, to);
      }
    }
  }

  private record Entry(String path, ObjectId content) {}

  private TreeFilter filter() {
    return folder.isEmpty()
        ? TreeFilter.ANY_DIFF
        : AndTreeFilter.create(PathFilter.create(folder), TreeFilter.ANY_DIFF);
  }

  private static boolean isFile(FileMode mode) {
    return mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE);
  }

  /** Whether these are files for journeys at all. */
  private void check() throws IOException {
    int files = 0;
    try (var walk = new TreeWalk(repository)) {
      walk.addTree(commit.getTree());
      walk.setRecursive(true);
      if (!folder.isEmpty()) {
        walk.setFilter(PathFilter.create(folder));
      }
      while (walk.next()) {
        if (!isFile(walk.getFileMode(0))) {
          continue;
        }
        if (walk.getPathString().equals(folder)) {
          throw new RemoteAwayException(folder + " is a file; name a folder of the repository");
        }
        if (++files > MOST_FILES) {
          throw new RemoteAwayException(
              "commit " + commit.name() + " has more than " + MOST_FILES + " files; name a folder");
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

  private String inside(String path) {
    return path.substring(folder.isEmpty() ? 0 : folder.length() + 1);
  }

  private void write(Entry entry, Path to) throws IOException {
    var object = repository.open(entry.content());
    if (object.getSize() > MOST_BYTES) {
      return;
    }
    var file = place(to, entry.path());
    Files.createDirectories(file.getParent());
    try (var out = Files.newOutputStream(file)) {
      object.copyTo(out);
    }
  }

  private static Path place(Path to, String inside) throws RemoteAwayException {
    Path file;
    try {
      file = to.resolve(inside).normalize();
    } catch (InvalidPathException e) {
      throw new RemoteAwayException(
          "a file's name cannot be written here, as the process has no UTF-8; set LANG=C.UTF-8: "
              + e.getMessage());
    }
    if (!file.startsWith(to)) {
      throw new RemoteAwayException(inside + " leads out of the repository");
    }
    return file;
  }

  /** Takes a file away, and the folders that it leaves empty. */
  private static void delete(Path file, Path below) throws IOException {
    Files.deleteIfExists(file);
    @Nullable Path each = file.getParent();
    while (each != null && !each.equals(below)) {
      try {
        Files.deleteIfExists(each);
      } catch (DirectoryNotEmptyException _) {
        return;
      }
      each = each.getParent();
    }
  }
}
