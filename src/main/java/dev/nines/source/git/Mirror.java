package dev.nines.source.git;

import dev.nines.source.git.signed.AllowedSigners;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The latest revision of a remote, kept in a folder of this machine: of its history only the last
 * commit, of its files only those that were asked for. What was fetched last is there after a
 * restart, whether the remote is or not.
 */
public final class Mirror implements AutoCloseable {

  static final String FETCHED = "refs/nines/fetched";
  private static final String REPOSITORY = "repository.git";

  /** How many revisions are fetched until what nobody needs of older ones is thrown away. */
  private static final int TIDY = 50;

  private final Remote remote;
  private final Fetching fetching;
  private final Layout layout;
  private final Git git;
  private int fetched;

  private Mirror(Remote remote, Fetching fetching, Layout layout, Git git) {
    this.remote = remote;
    this.fetching = fetching;
    this.layout = layout;
    this.git = git;
  }

  /**
   * Opens the mirror in a folder, which is made where it is missing.
   *
   * @param patience with the remote, for each exchange; at least a second
   */
  public static Mirror open(Remote remote, Access access, Duration patience, Path folder)
      throws IOException {
    Files.createDirectories(folder);
    var place = folder.resolve(REPOSITORY);
    unlock(place);
    var repository =
        new FileRepositoryBuilder().setGitDir(place.toFile()).setBare().setMustExist(false).build();
    if (!repository.getObjectDatabase().exists()) {
      repository.create(true);
    }
    // Tidied here and now, and not in the background, where the library does it in threads of its
    // own.
    var config = repository.getConfig();
    config.setInt(ConfigConstants.CONFIG_GC_SECTION, null, ConfigConstants.CONFIG_KEY_AUTO, 0);
    config.setBoolean(
        ConfigConstants.CONFIG_GC_SECTION, null, ConfigConstants.CONFIG_KEY_AUTODETACH, false);
    for (var expiry :
        List.of(
            ConfigConstants.CONFIG_KEY_PRUNEEXPIRE, ConfigConstants.CONFIG_KEY_PRUNEPACKEXPIRE)) {
      config.setString(ConfigConstants.CONFIG_GC_SECTION, null, expiry, "now");
    }
    var git = new Git(repository);
    return new Mirror(remote, new Fetching(remote, access, patience, git), new Layout(folder), git);
  }

  /** The revision that was fetched last, perhaps by another process; empty where there is none. */
  public Optional<Revision> last() throws IOException {
    var commit = git.getRepository().resolve(FETCHED);
    return commit == null ? Optional.empty() : Optional.of(laidOut(commit));
  }

  /**
   * The revision that the remote has now, its files on disk.
   *
   * @throws RemoteAwayException if it cannot be had; the last one stays
   */
  public Revision fetch() throws IOException {
    try {
      if (fetching.fetch() && ++fetched % TIDY == 0) {
        git.gc().call();
      }
    } catch (GitAPIException | JGitInternalException e) {
      throw new RemoteAwayException("what is fetched cannot be tidied up: " + e.getMessage());
    }
    return kept();
  }

  private Revision kept() throws IOException {
    try {
      return last().orElseThrow(() -> new RemoteAwayException(remote.host() + " gave no commit"));
    } catch (MissingObjectException | CorruptObjectException e) {
      forget();
      throw new RemoteAwayException(
          "what was fetched is damaged on disk, and is fetched anew next: " + e.getMessage());
    }
  }

  private void forget() throws IOException {
    var update = git.getRepository().updateRef(FETCHED);
    update.setForceUpdate(true);
    update.delete();
  }

  /** A process that was killed may have left locks, which nobody would ever take away. */
  private static void unlock(Path repository) throws IOException {
    if (Files.isDirectory(repository)) {
      List<Path> locks;
      try (var all = Files.walk(repository)) {
        locks = all.filter(each -> each.toString().endsWith(".lock")).toList();
      }
      for (var lock : locks) {
        Files.deleteIfExists(lock);
      }
    }
  }

  private Revision laidOut(ObjectId tip) throws IOException {
    Repository repository = git.getRepository();
    try (var walk = new RevWalk(repository)) {
      var commit = walk.parseCommit(tip);
      return new Revision(
          commit.name(),
          commit.getAuthorIdent().getName(),
          commit.getCommitterIdent().getWhenAsInstant(),
          layout.of(repository, commit, remote.folder()));
    }
  }

  /** Why a revision is by none of these; null where one of them signed it. */
  public @Nullable String objection(Revision revision, AllowedSigners signers) throws IOException {
    var commit = git.getRepository().open(ObjectId.fromString(revision.commit()));
    return signers.objection(commit.getCachedBytes());
  }

  /** The folder that always has the files of the revision in force. */
  public Path current() {
    return layout.current();
  }

  /** The commit in force, also after a restart; empty where there is none. */
  public Optional<String> inForce() {
    return layout.inForce();
  }

  /** Puts a revision in force, at once for whoever reads {@link #current()}. */
  public void enforce(Revision revision) throws IOException {
    layout.enforce(revision);
  }

  /** Takes the files of a revision away that will not be put in force. */
  public void drop(Revision revision) throws IOException {
    layout.drop(revision);
  }

  /** Remembers, over a restart as well, when the remote last told what it has. */
  public void answered(Instant at) throws IOException {
    layout.answered(at);
  }

  /** When the remote last told what it has; empty where it never did. */
  public Optional<Instant> answered() {
    return layout.answered();
  }

  @Override
  public void close() {
    git.getRepository().close();
    git.close();
  }

  /** Moves a folder or link to its place, where nobody sees it half made. */
  static void place(Path made, Path place) throws IOException {
    Files.move(made, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
