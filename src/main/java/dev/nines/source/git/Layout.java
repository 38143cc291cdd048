package dev.nines.source.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * How revisions lie on disk: each in a folder with its commit's name, and a link to the one that is
 * in force, whose path stays the same for all of them. Confined to one thread at a time.
 */
final class Layout {

  /** How a folder is called that is not whole. */
  private static final String NEW = "new-";

  private final Path revisions;
  private final Path current;
  private final Path answered;
  private @Nullable String spare;

  Layout(Path folder) {
    this.answered = folder.resolve("answered");
    this.revisions = folder.resolve("revisions");
    this.current = folder.resolve("current");
  }

  Path current() {
    return current;
  }

  /**
   * The files of a commit, written where they are not there yet. One that is in force no more is
   * made into it where it can be, so that a change of one file among thousands is one file written.
   */
  Path of(Repository repository, RevCommit commit, String folder) throws IOException {
    var place = revisions.resolve(commit.name());
    if (commit.name().equals(spare)) {
      spare = null;
    }
    if (!Files.isDirectory(place)) {
      Files.createDirectories(revisions);
      var files = new FilesOfCommit(repository, commit, folder);
      var spare = spare(repository);
      // Not by its own name any more: half made into another it is neither.
      var made = Files.createTempDirectory(revisions, NEW);
      try {
        if (spare != null) {
          Files.delete(made);
          Mirror.place(revisions.resolve(spare.name()), made);
        }
        files.write(spare == null ? null : spare.getTree(), made);
        Mirror.place(made, place);
      } catch (IOException | RuntimeException e) {
        delete(made);
        throw e;
      }
    }
    return place;
  }

  /** The commit whose files are there and that nobody needs; null where there is none. */
  private @Nullable RevCommit spare(Repository repository) throws IOException {
    var name = spare;
    spare = null;
    if (name == null || !Files.isDirectory(revisions.resolve(name))) {
      return null;
    }
    try (var walk = new RevWalk(repository)) {
      return walk.parseCommit(ObjectId.fromString(name));
    } catch (MissingObjectException _) {
      // Tidied away by now, so that nothing says what these files are.
      return null;
    }
  }

  /** The one before stays, as the next is made of it. */
  void enforce(Revision revision) throws IOException {
    var before = inForce();
    var link = revisions.resolve("link-" + ProcessHandle.current().pid());
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, Path.of("revisions").resolve(revision.commit()));
    Mirror.place(link, current);
    List<Path> old;
    try (var all = Files.list(revisions)) {
      old =
          all.filter(one -> !one.endsWith(revision.commit()))
              .filter(one -> before.isEmpty() || !one.endsWith(before.get()))
              .toList();
    }
    for (var one : old) {
      delete(one);
    }
    spare = before.filter(one -> !one.equals(revision.commit())).orElse(null);
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
