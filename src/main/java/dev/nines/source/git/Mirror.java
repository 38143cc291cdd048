package dev.nines.source.git;

import dev.nines.source.git.Access.Token;
import dev.nines.source.git.signed.AllowedSigners;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.TransportCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.jspecify.annotations.Nullable;

/**
 * The latest revision of a remote, kept in a folder of this machine: of its history only the last
 * commit, of its files only those that were asked for. What was fetched last is there after a
 * restart, whether the remote is or not.
 */
public final class Mirror implements AutoCloseable {

  private static final String FETCHED = "refs/nines/fetched";
  private static final String REPOSITORY = "repository.git";

  /** How many revisions are fetched until what nobody needs of older ones is thrown away. */
  private static final int TIDY = 50;

  private final Remote remote;
  private final Access access;
  private final Duration patience;
  private final Layout layout;
  private final Git git;
  private int fetched;

  private Mirror(Remote remote, Access access, Duration patience, Layout layout, Git git) {
    this.remote = remote;
    this.access = access;
    this.patience = patience;
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
    return new Mirror(remote, access, patience, new Layout(folder), new Git(repository));
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
    var token = access.token();
    try {
      get(token);
    } catch (GitAPIException | JGitInternalException e) {
      var words = Trouble.words(remote, token != null, e);
      // A server may say again what it was given.
      throw new RemoteAwayException(token == null ? words : words.replace(token.secret(), "***"));
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

  private void get(@Nullable Token token) throws GitAPIException, IOException {
    var name = remote.ref();
    @Nullable ObjectId there = git.getRepository().resolve(FETCHED);
    if (name != null && ObjectId.isId(name)) {
      // Nobody can change it, so nobody need be asked again.
      if (!name.equals(ObjectId.toString(there))) {
        get(token, name);
        // The library names what has a name there alone.
        var fetched = git.getRepository().updateRef(FETCHED);
        fetched.setNewObjectId(ObjectId.fromString(name));
        fetched.forceUpdate();
      }
      return;
    }
    var refs = asked(Git.lsRemoteRepository().setRemote(remote.url()), token).callAsMap();
    var wanted = wanted(refs);
    if (!Objects.equals(there, wanted.getObjectId())) {
      get(token, wanted.getName());
      if (!Objects.equals(git.getRepository().resolve(FETCHED), wanted.getObjectId())) {
        // It was pushed to meanwhile, or the disk did not take it.
        throw new RemoteAwayException("what was fetched is not what was asked for; tried again");
      }
    }
  }

  private void get(@Nullable Token token, String name) throws GitAPIException {
    asked(git.fetch(), token)
        .setRemote(remote.url())
        .setRefSpecs(new RefSpec("+" + name + ":" + FETCHED))
        .setTagOpt(TagOpt.NO_TAGS)
        .setDepth(1)
        .call();
    tidy();
  }

  private void tidy() throws GitAPIException {
    if (++fetched % TIDY == 0) {
      git.gc().call();
    }
  }

  private <C extends TransportCommand<C, ?>> C asked(C command, @Nullable Token token) {
    command.setTimeout((int) Math.max(1, patience.toSeconds()));
    if (token != null) {
      command.setCredentialsProvider(
          new UsernamePasswordCredentialsProvider(token.user(), token.secret()));
    }
    var key = access.key();
    if (key != null) {
      command.setTransportConfigCallback(transport -> {
        if (transport instanceof SshTransport ssh) {
          ssh.setSshSessionFactory(new KeySessions(key));
        }
      });
    }
    return command;
  }

  private Ref wanted(Map<String, Ref> refs) throws RemoteAwayException {
    var name = remote.ref();
    @Nullable Ref found =
        name == null
            ? refs.get(Constants.HEAD)
            : first(refs, name, Constants.R_HEADS + name, Constants.R_TAGS + name);
    if (found == null || found.getObjectId() == null) {
      throw new RemoteAwayException(
          name == null
              ? "the repository at " + remote.host() + " has no commit yet"
              : "the repository at " + remote.host() + " has no branch or tag \"" + name + "\"");
    }
    return found;
  }

  private static @Nullable Ref first(Map<String, Ref> refs, String... names) {
    for (var name : names) {
      var ref = refs.get(name);
      if (ref != null) {
        return ref;
      }
    }
    return null;
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
