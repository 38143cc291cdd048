package dev.nines.source.git;

import dev.nines.source.git.Access.Token;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.TransportCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.jspecify.annotations.Nullable;

/**
 * Asks a remote for its latest commit, and fetches that alone where it is not there yet.
 *
 * @param patience with the remote, for each exchange
 */
record Fetching(Remote remote, Access access, Duration patience, Git git) {

  /**
   * Fetches what the remote has now.
   *
   * @return whether it is another commit than before
   * @throws RemoteAwayException if it cannot be had
   */
  boolean fetch() throws IOException {
    var token = access.token();
    try {
      return get(token);
    } catch (GitAPIException | JGitInternalException e) {
      access.failed();
      var words = Trouble.words(remote, token == null ? null : access.words(), e);
      // A server may say again what it was given.
      throw new RemoteAwayException(token == null ? words : words.replace(token.secret(), "***"));
    }
  }

  private boolean get(@Nullable Token token) throws GitAPIException, IOException {
    var name = remote.ref();
    @Nullable ObjectId there = git.getRepository().resolve(Mirror.FETCHED);
    if (name != null && ObjectId.isId(name)) {
      // Nobody can change it, so nobody need be asked again.
      boolean other = !name.equals(ObjectId.toString(there));
      if (other) {
        get(token, name);
        // The library names what has a name there alone.
        var fetched = git.getRepository().updateRef(Mirror.FETCHED);
        fetched.setNewObjectId(ObjectId.fromString(name));
        fetched.forceUpdate();
      }
      return other;
    }
    var refs = asked(Git.lsRemoteRepository().setRemote(remote.url()), token).callAsMap();
    var wanted = wanted(refs);
    boolean other = !Objects.equals(there, wanted.getObjectId());
    if (other) {
      get(token, wanted.getName());
      if (!Objects.equals(git.getRepository().resolve(Mirror.FETCHED), wanted.getObjectId())) {
        // It was pushed to meanwhile, or the disk did not take it.
        throw new RemoteAwayException("what was fetched is not what was asked for; tried again");
      }
    }
    return other;
  }

  private void get(@Nullable Token token, String name) throws GitAPIException {
    asked(git.fetch(), token)
        .setRemote(remote.url())
        .setRefSpecs(new RefSpec("+" + name + ":" + Mirror.FETCHED))
        .setTagOpt(TagOpt.NO_TAGS)
        .setDepth(1)
        .call();
  }

  private <C extends TransportCommand<C, ?>> C asked(C command, @Nullable Token token) {
    command.setTimeout((int) Math.max(1, patience.toSeconds()));
    if (token != null) {
      command.setCredentialsProvider(new TokenForOne(remote.url(), token));
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
}
