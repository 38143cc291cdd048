package dev.nines.cli;

import dev.nines.cli.configuration.GitSettings;
import dev.nines.runner.Environment;
import dev.nines.runner.ProberFaultException;
import dev.nines.source.git.Access;
import dev.nines.source.git.Access.SshKey;
import dev.nines.source.git.Access.Token;
import dev.nines.source.git.Remote;
import dev.nines.source.git.RemoteAwayException;
import dev.nines.source.git.github.GitHubApp;
import dev.nines.source.git.signed.AllowedSigners;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Git repository journeys come from. */
final class GitOptions {

  static final String TOKEN = "NINES_GIT_TOKEN";
  static final String USER = "NINES_GIT_USER";
  static final String APP_KEY = "NINES_GIT_APP_KEY";
  static final String PUSH = "NINES_GIT_WEBHOOK_SECRET";

  /** Whom the usual hosts take a token from; some take it from anybody. */
  private static final String ANYBODY = "git";

  @Option(
      names = "--git",
      paramLabel = "URL",
      description =
          "A Git repository of journeys, instead of folders; new commits are picked up. The secret"
              + " NINES_GIT_TOKEN, with NINES_GIT_USER where the host asks for a name, lets in.")
  private @Nullable String url;

  @Option(
      names = "--git-ref",
      paramLabel = "REF",
      description =
          "Its branch, tag, or commit of 40 digits (default: the branch that it shows itself).")
  private @Nullable String ref;

  @Option(
      names = "--git-folder",
      paramLabel = "FOLDER",
      description = "The folder in it that has the journeys (default: all of it).")
  private @Nullable String folder;

  @Option(
      names = "--git-cache",
      paramLabel = "DIR",
      description =
          "Where what was fetched is kept, to go on with while the repository is away (default:"
              + " beside the history's file, else nines.git in the working directory).")
  private @Nullable Path cache;

  @Option(
      names = "--git-every",
      paramLabel = "DURATION",
      description = "How often it is asked, about (default: 1m).")
  private @Nullable String every;

  @Option(
      names = "--git-key",
      paramLabel = "FILE",
      description = "The private key that lets in over SSH, without a passphrase.")
  private @Nullable Path key;

  @Option(
      names = "--git-app",
      paramLabel = "ID",
      description =
          "The GitHub App that lets in, by its id or client id; the secret NINES_GIT_APP_KEY has its"
              + " private key.")
  private @Nullable String app;

  @Option(
      names = "--git-known-hosts",
      paramLabel = "FILE",
      description = "The host keys that are trusted over SSH, as OpenSSH's known_hosts has them.")
  private @Nullable Path knownHosts;

  @Option(
      names = "--git-signers",
      paramLabel = "FILE",
      description =
          "Take only commits that one of these signed by an SSH key, as OpenSSH's allowed_signers has"
              + " them (default: anybody's).")
  private @Nullable Path signers;

  @Option(
      names = "--git-owners",
      paramLabel = "RECEIVER",
      split = ",",
      description =
          "Who is told of a commit that is not played, and when that is over, once for each commit: receivers"
              + " that files of the repository declare.")
  private @Nullable List<String> owners;

  @Option(
      names = "--git-partial",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      description =
          "Take a commit file by file, as folders are: what does not load of it stays as it was"
              + " (default: a commit that does not load whole leaves the one before in force).")
  private boolean partial;

  /**
   * What was asked for, or null where nothing was.
   *
   * @param secrets where the token is found, at each time anew
   * @param configured who is told where no option says so
   * @throws InvalidUseException if it cannot be used
   */
  @Nullable GitPlace place(
      Environment secrets, HistoryPlace history, Optional<List<String>> configured)
      throws InvalidUseException {
    var told = owners == null ? configured.orElse(null) : owners;
    if (url == null) {
      if (partial
          || Stream.of(ref, folder, cache, every, key, app, knownHosts, signers, told)
              .anyMatch(each -> each != null)) {
        throw new InvalidUseException("--git-… says more of --git, which is missing");
      }
      return null;
    }
    try {
      var remote = new Remote(url, ref, folder == null ? "" : folder);
      var place =
          new GitPlace(
              remote,
              access(secrets, remote),
              cache == null ? beside(history) : cache,
              SettingValues.of(
                  GitSettings.GIT_EVERY, every == null ? GitSettings.GIT_EVERY.usual() : every),
              partial,
              allowed(signers),
              () -> given(secrets, PUSH),
              told == null ? List.of() : told.stream().map(String::strip).toList());
      // So that a secret that cannot be read is said at the start.
      var _ = place.pushSecret().get();
      return place;
    } catch (IllegalArgumentException e) {
      throw new InvalidUseException("--git: " + e.getMessage());
    } catch (ProberFaultException e) {
      throw new InvalidUseException(String.valueOf(e.getMessage()));
    }
  }

  private Access access(Environment secrets, Remote remote) throws InvalidUseException {
    if (app == null) {
      var entrance = new Entrance(secrets, sshKey(remote));
      var _ = entrance.token();
      return entrance;
    }
    if (remote.ssh() || given(secrets, TOKEN) != null) {
      throw new InvalidUseException(
          remote.ssh()
              ? "--git-app is for HTTPS, and --git is an SSH address"
              : "--git-app and the secret " + TOKEN + " are given; expected one of both");
    }
    var url = URI.create(remote.url());
    var known =
        new GitHubApp(
            GitHubApp.api(url), url.getPath(), app, () -> key(secrets), InstantSource.system());
    try {
      known.check();
    } catch (IllegalArgumentException e) {
      throw new InvalidUseException("the secret " + APP_KEY + " " + e.getMessage());
    }
    return new AppEntrance(known);
  }

  private static String key(Environment secrets) {
    return Objects.requireNonNullElse(given(secrets, APP_KEY), "");
  }

  private @Nullable SshKey sshKey(Remote remote) throws InvalidUseException {
    if (!remote.ssh()) {
      if (key != null || knownHosts != null) {
        throw new InvalidUseException(
            "--git-key and --git-known-hosts are for SSH, and --git is no SSH address");
      }
      return null;
    }
    return new SshKey(
        readable("--git-key", "a private key", key),
        readable("--git-known-hosts", "the host keys that are trusted", knownHosts));
  }

  private static @Nullable Path allowed(@Nullable Path file) throws InvalidUseException {
    try {
      // So that what is wrong with it is said at the start.
      var _ = file == null ? null : AllowedSigners.read(file);
      return file;
    } catch (IOException e) {
      throw new InvalidUseException(
          "--git-signers: " + file + " cannot be read: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new InvalidUseException("--git-signers: " + e.getMessage());
    }
  }

  private static Path readable(String option, String what, @Nullable Path file)
      throws InvalidUseException {
    if (file == null) {
      throw new InvalidUseException(
          "--git is an SSH address; expected " + option + " FILE, " + what);
    }
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new InvalidUseException(option + ": " + file + " cannot be read; expected " + what);
    }
    return file;
  }

  private record Entrance(Environment secrets, @Nullable SshKey key) implements Access {

    @Override
    public @Nullable Token token() {
      var token = given(secrets, TOKEN);
      return token == null
          ? null
          : new Token(Objects.requireNonNullElse(given(secrets, USER), ANYBODY), token);
    }
  }

  private record AppEntrance(GitHubApp app) implements Access {

    @Override
    public Token token() throws RemoteAwayException {
      return app.token();
    }

    @Override
    public String words() {
      return "the token of " + app;
    }

    @Override
    public void failed() {
      app.forget();
    }
  }

  private static @Nullable String given(Environment secrets, String name) {
    var secret = secrets.secret(name);
    return secret == null || secret.isBlank() ? null : secret.strip();
  }

  private static Path beside(HistoryPlace history) {
    return switch (history) {
      case HistoryPlace.File(Path path) -> path.resolveSibling(path.getFileName() + ".git");
      case HistoryPlace.Postgres _ -> Path.of("nines.git");
    };
  }
}
