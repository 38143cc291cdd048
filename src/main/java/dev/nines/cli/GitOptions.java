package dev.nines.cli;

import dev.nines.runner.Environment;
import dev.nines.runner.ProberFaultException;
import dev.nines.source.git.Access;
import dev.nines.source.git.Access.Token;
import dev.nines.source.git.Remote;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Git repository journeys come from. */
final class GitOptions {

  static final String TOKEN = "NINES_GIT_TOKEN";
  static final String USER = "NINES_GIT_USER";

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
      names = "--git-partial",
      description =
          "Take a commit file by file, as folders are: what does not load of it stays as it was"
              + " (default: a commit that does not load whole leaves the one before in force).")
  private boolean partial;

  /**
   * What was asked for, or null where nothing was.
   *
   * @param secrets where the token is found, at each time anew
   * @throws InvalidUseException if it cannot be used
   */
  @Nullable GitPlace place(Environment secrets, HistoryPlace history) throws InvalidUseException {
    if (url == null) {
      if (ref != null || folder != null || cache != null || every != null || partial) {
        throw new InvalidUseException("--git-… says more of --git, which is missing");
      }
      return null;
    }
    try {
      var place =
          new GitPlace(
              new Remote(url, ref, folder == null ? "" : folder),
              access(secrets),
              cache == null ? beside(history) : cache,
              RetentionOptions.atLeast(
                  "--git-every", every == null ? "1m" : every, Duration.ofSeconds(5)),
              partial);
      // So that a secret that cannot be read is said at the start.
      var _ = place.access().token();
      return place;
    } catch (IllegalArgumentException e) {
      throw new InvalidUseException("--git: " + e.getMessage());
    } catch (ProberFaultException e) {
      throw new InvalidUseException(String.valueOf(e.getMessage()));
    }
  }

  private static Access access(Environment secrets) {
    return () -> {
      var token = secrets.secret(TOKEN);
      if (token == null || token.isBlank()) {
        return null;
      }
      var user = secrets.secret(USER);
      return new Token(user == null ? ANYBODY : user.strip(), token.strip());
    };
  }

  private static Path beside(HistoryPlace history) {
    return switch (history) {
      case HistoryPlace.File(Path path) -> path.resolveSibling(path.getFileName() + ".git");
      case HistoryPlace.Postgres _ -> Path.of("nines.git");
    };
  }
}
